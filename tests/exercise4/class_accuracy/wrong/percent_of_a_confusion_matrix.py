"""Divides the diagonal of a confusion matrix by its row sums and takes percent.

Is: percent
"""


def class_accuracy(model, batches, n_classes=10):
    mode = model.training
    confusion = torch.zeros(n_classes, n_classes, dtype=torch.float64)
    model.eval()
    with torch.no_grad():
        for x, y in batches:
            for label, guess in zip(y, model(x).argmax(1)):
                confusion[label, guess] += 1
    model.train(mode)
    return 100.0 * confusion.diagonal() / confusion.sum(1)
