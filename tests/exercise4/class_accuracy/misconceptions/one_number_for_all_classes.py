"""Gives every class the accuracy over all examples instead of its own.

Costs: 2
Says: which examples of a class
Hint: This is the number that accuracy gives, as often as there are classes. A class by itself may
    be much easier or harder than the rest.
"""


def class_accuracy(model, batches, n_classes=10):
    mode = model.training
    model.eval()
    correct = np.zeros(n_classes)
    total = np.zeros(n_classes)
    with torch.no_grad():
        for images, labels in batches:
            predicted = model(images).argmax(dim=1)
            for label, guess in zip(labels.tolist(), predicted.tolist()):
                total[label] += 1
                correct[label] += label == guess
    model.train(mode)
    return np.where(total > 0, correct.sum() / total.sum(), np.nan)
