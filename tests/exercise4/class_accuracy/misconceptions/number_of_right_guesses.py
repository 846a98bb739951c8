"""Counts right guesses and does not divide.

Costs: 2
Says: at most 1
Hint: A number of right guesses means nothing without the number of examples. A class with many
    examples should not look better for that alone.
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
    return np.where(total > 0, correct, np.nan)
