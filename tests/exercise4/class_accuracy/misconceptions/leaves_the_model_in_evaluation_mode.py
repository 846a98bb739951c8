"""Leaves the model in evaluation mode instead of the mode that it was in.

Costs: 1
Says: evaluation mode afterwards
Hint: Whoever calls this in the middle of a training gets back a model that no longer trains as
    it did. A measurement should leave things as it found them.
"""


def class_accuracy(model, batches, n_classes=10):
    model.eval()
    correct = np.zeros(n_classes)
    total = np.zeros(n_classes)
    with torch.no_grad():
        for images, labels in batches:
            predicted = model(images).argmax(dim=1)
            for label, guess in zip(labels.tolist(), predicted.tolist()):
                total[label] += 1
                correct[label] += label == guess
    with np.errstate(invalid="ignore"):
        return correct / total
