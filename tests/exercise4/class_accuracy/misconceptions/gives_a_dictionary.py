"""Gives a dictionary with the classes as keys instead of an array.

Costs: 2
Says: {0:
Hint: A dictionary tells which value belongs to which class, and so does the place in an array. What
    is asked for has the shape (n_classes,), so that one can calculate and plot with it.
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
        return dict(enumerate(correct / total))
