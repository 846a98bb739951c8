"""The accuracy of a class is its recall, which scikit-learn knows."""

from sklearn.metrics import recall_score


def class_accuracy(model, batches, n_classes=10):
    mode = model.training
    model.eval()
    labels, guesses = [], []
    with torch.no_grad():
        for x, y in batches:
            labels += y.tolist()
            guesses += model(x).argmax(1).tolist()
    model.train(mode)
    return recall_score(labels, guesses, labels=range(n_classes), average=None, zero_division=np.nan)
