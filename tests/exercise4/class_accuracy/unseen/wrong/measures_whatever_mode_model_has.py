"""Measures in whatever mode the model has.

Shown by: a model in training mode that guesses otherwise there gives [0.3333333333333333, 0.0, nan]
instead of [0.6666666666666666, 1.0, nan].
"""

def class_accuracy(model, batches, n_classes=10):
    right, count = np.zeros(n_classes), np.zeros(n_classes)
    with torch.no_grad():
        for images, labels in batches:
            guesses = model(images).argmax(1)
            for k in range(n_classes):
                right[k] += ((guesses == k) & (labels == k)).sum().item()
                count[k] += (labels == k).sum().item()
    with np.errstate(invalid="ignore"):
        return right / count
