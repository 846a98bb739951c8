"""Records gradients.

Shows with a model that notes torch.is_grad_enabled() in its forward: it is True.
"""


def class_accuracy(model, batches, n_classes=10):
    right, count = np.zeros(n_classes), np.zeros(n_classes)
    was_training = model.training
    model.eval()
    for images, labels in batches:
        guesses = model(images).argmax(1)
        for k in range(n_classes):
            right[k] += int(((guesses == labels) & (labels == k)).sum())
            count[k] += int((labels == k).sum())
    model.train(was_training)
    return np.divide(right, count, out=np.full(n_classes, np.nan), where=count > 0)
