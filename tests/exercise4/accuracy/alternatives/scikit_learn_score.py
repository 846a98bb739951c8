"""Lets scikit-learn count, with a context manager for the mode."""

import contextlib

from sklearn.metrics import accuracy_score


@contextlib.contextmanager
def evaluating(model):
    before = model.training
    model.eval()
    try:
        yield
    finally:
        model.train(before)


def accuracy(model, batches):
    truth, guessed = [], []
    with evaluating(model), torch.no_grad():
        for images, labels in batches:
            guessed.extend(model(images).argmax(1).tolist())
            truth.extend(labels.tolist())
    return accuracy_score(truth, guessed)
