"""Switches to evaluation in the loop and never back.

Is: leaves_the_model_in_evaluation_mode
"""


def class_accuracy(model, batches, n_classes=10):
    confusion = torch.zeros(n_classes, n_classes)
    for x, y in batches:
        with torch.no_grad():
            guesses = model.eval()(x).argmax(1)
        for label, guess in zip(y, guesses):
            confusion[label][guess] += 1
    return confusion.diagonal() / confusion.sum(1)
