"""Measures in whatever mode the model happens to be, and not in evaluation mode.

Costs: 1
Says: called in training mode
Hint: Some layers, such as dropout, do something else while a network learns. A measurement
    should use the network as it will be used.
"""


def class_accuracy(model, batches, n_classes=10):
    mode = model.training
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
        return correct / total
