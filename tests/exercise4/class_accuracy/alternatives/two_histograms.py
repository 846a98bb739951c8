"""Counts labels and right labels with np.histogram, in evaluation by a deep copy."""


@torch.no_grad()
def class_accuracy(model, batches, n_classes=10):
    measured = copy.deepcopy(model).eval()
    pairs = [(y.numpy(), measured(x).numpy().argmax(axis=1)) for x, y in batches]
    labels, guesses = (np.concatenate(part) for part in zip(*pairs))
    edges = np.arange(n_classes + 1) - 0.5
    total, _ = np.histogram(labels, edges)
    right, _ = np.histogram(labels[labels == guesses], edges)
    return np.divide(right, total, out=np.full(n_classes, np.nan), where=total > 0)
