"""Restores the opposite of the mode that it found.

Is: nothing
"""


def accuracy(model, batches):
    mode = model.training
    model.eval()
    right = total = 0
    with torch.no_grad():
        for images, labels in batches:
            right += (model(images).argmax(dim=1) == labels).sum().item()
            total += len(labels)
    model.train(not mode)
    return right / total
