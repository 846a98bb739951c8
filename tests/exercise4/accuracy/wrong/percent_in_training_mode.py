"""Gives percent, measured in whatever mode the model is.

Is: percent, stays_in_training_mode
"""


def accuracy(model, batches):
    right = total = 0
    with torch.no_grad():
        for images, labels in batches:
            right += (model(images).argmax(1) == labels).sum().item()
            total += len(labels)
    return 100 * right / total
