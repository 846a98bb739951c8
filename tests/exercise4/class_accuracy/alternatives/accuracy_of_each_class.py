"""Measures the accuracy on the examples of each class, in as many passes over the batches as there are classes."""


def class_accuracy(model, batches, n_classes=10):
    batches = list(batches)
    accuracies = []
    for k in range(n_classes):
        of_class = [(x[y == k], y[y == k]) for x, y in batches if (y == k).any()]
        accuracies.append(accuracy(model, of_class) if of_class else np.nan)
    return np.array(accuracies)
