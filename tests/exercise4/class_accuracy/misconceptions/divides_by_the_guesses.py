"""Divides by how often the class is guessed.

Costs: 2
Says: which examples of a class
Hint: That is another useful number: of all guesses of a class, how many are right. Here the
    examples of the class are asked for, so the labels decide what is counted.
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
                total[guess] += 1
                correct[label] += label == guess
    model.train(mode)
    with np.errstate(invalid="ignore"):
        return correct / total
