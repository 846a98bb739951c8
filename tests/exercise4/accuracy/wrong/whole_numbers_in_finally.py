"""Divides two whole numbers with two slashes.

Is: divides_without_remainder
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
    return right // total
