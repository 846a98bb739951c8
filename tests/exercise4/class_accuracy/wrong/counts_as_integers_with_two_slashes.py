"""Divides counts in NumPy with two slashes.

Is: divides_without_remainder
"""


def class_accuracy(model, batches, n_classes=10):
    mode = model.training
    model.eval()
    right, total = np.zeros(n_classes, dtype=int), np.zeros(n_classes, dtype=int)
    with torch.no_grad():
        for images, labels in batches:
            guesses = model(images).argmax(dim=1)
            right += torch.bincount(labels[guesses == labels], minlength=n_classes).numpy()
            total += torch.bincount(labels, minlength=n_classes).numpy()
    model.train(mode)
    return np.where(total > 0, right // np.maximum(total, 1), np.nan)
