"""Divides by the number of all examples instead of those of the class.

Costs: 2
Says: which examples of a class
Hint: The question is which part of one class is guessed right, so the other classes should not
    matter. With these numbers not even a perfect network reaches 1.
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
    return correct / total.sum()
