"""Multiplies by 100 at the end.

Is: percent
"""


def accuracy(model, batches):
    """Give the fraction of examples that a network classifies correctly."""
    was_training = model.training
    model.eval()
    right = total = 0
    try:
        with torch.no_grad():
            for images, labels in batches:
                right += int((model(images).argmax(dim=1) == labels).sum())
                total += len(labels)
    finally:
        model.train(was_training)
    return 100 * right / total
