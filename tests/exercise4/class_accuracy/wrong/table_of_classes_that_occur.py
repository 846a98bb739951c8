"""Makes a confusion matrix of the classes that occur only.

Is: nothing
"""

from sklearn.metrics import confusion_matrix


def class_accuracy(model, batches, n_classes=10):
    mode = model.training
    model.eval()
    y, z = [], []
    with torch.no_grad():
        for x, t in batches:
            y += t.tolist()
            z += model(x).argmax(1).tolist()
    model.train(mode)
    table = confusion_matrix(y, z)
    with np.errstate(invalid="ignore"):
        return np.diag(table) / table.sum(axis=1)
