"""Normalises the whole confusion matrix before it takes the diagonal.

Is: divides_by_all_examples
"""

from sklearn.metrics import confusion_matrix


def class_accuracy(model, batches, n_classes=10):
    mode, labels, guesses = model.training, [], []
    model.eval()
    with torch.no_grad():
        for x, y in batches:
            labels += y.tolist()
            guesses += model(x).argmax(1).tolist()
    model.train(mode)
    return confusion_matrix(labels, guesses, labels=range(n_classes), normalize="all").diagonal()
