"""Ends with an error if a class has no example.

Costs: 1
Says: ZeroDivisionError
Hint: A data set need not have an example of every class, and Python's own numbers refuse 0/0.
    Nothing was measured for such a class, so it needs a value of its own.
"""


def class_accuracy(model, batches, n_classes=10):
    mode = model.training
    model.eval()
    correct, total = [0] * n_classes, [0] * n_classes
    with torch.no_grad():
        for images, labels in batches:
            predicted = model(images).argmax(dim=1)
            for label, guess in zip(labels.tolist(), predicted.tolist()):
                total[label] += 1
                correct[label] += label == guess
    model.train(mode)
    return [correct[k] / total[k] for k in range(n_classes)]
