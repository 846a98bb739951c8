"""Adds up a confusion matrix in NumPy and divides its diagonal by its rows."""

def class_accuracy(model, batches, n_classes=10):
    matrix = np.zeros((n_classes, n_classes))
    was_training = model.training
    model.train(False)
    with torch.no_grad():
        for images, labels in batches:
            guesses = model(images).argmax(1)
            np.add.at(matrix, (labels.numpy(), guesses.numpy()), 1)
    model.train(was_training)
    with np.errstate(invalid="ignore"):
        return np.diag(matrix) / matrix.sum(axis=1)
