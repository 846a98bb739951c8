"""Gives 0 for a class without examples, as if all guesses had been wrong.

Costs: 1
Says: nan
Hint: Zero says that the network got every example of the class wrong, but there was none. What
    is not measured should not look like a result.
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
    return correct / np.maximum(total, 1)
