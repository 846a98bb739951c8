"""Takes the smallest logit for the guess.

Is: nothing
"""


def accuracy(model, batches):
    mode = model.training
    model.eval()
    right = total = 0
    with torch.no_grad():
        for images, labels in batches:
            right += (model(images).argmin(dim=1) == labels).sum().item()
            total += len(labels)
    model.train(mode)
    return right / total
