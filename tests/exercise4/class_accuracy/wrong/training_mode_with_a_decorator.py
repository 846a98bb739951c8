"""Only has a decorator against gradients.

Is: stays_in_training_mode
"""


@torch.inference_mode()
def class_accuracy(model, batches, n_classes=10):
    right, total = np.zeros(n_classes), np.zeros(n_classes)
    for x, y in batches:
        np.add.at(total, y.numpy(), 1)
        np.add.at(right, y.numpy(), (model(x).argmax(1) == y).numpy())
    return np.divide(right, total, out=np.full(n_classes, np.nan), where=total > 0)
