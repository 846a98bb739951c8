"""Gives percent instead of fractions.

Costs: 2
Says: 100 times
Hint: The accuracies asked for are fractions, from 0 to 1. Percent are for people and belong
    where numbers are printed.
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
    with np.errstate(invalid="ignore"):
        return 100 * correct / total
