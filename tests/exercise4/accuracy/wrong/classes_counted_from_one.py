"""Counts classes from 1, as if the first label were 1.

Is: nothing
"""


def accuracy(model, batches):
    mode = model.training
    model.eval()
    right = total = 0
    with torch.no_grad():
        for images, labels in batches:
            right += (model(images).argmax(dim=1) + 1 == labels).sum().item()
            total += len(labels)
    model.train(mode)
    return right / total
