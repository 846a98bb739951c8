"""Skips a batch that is shorter than the first one.

Is: nothing
"""


def class_accuracy(model, batches, n_classes=10):
    mode, size = model.training, None
    model.eval()
    right, total = torch.zeros(n_classes), torch.zeros(n_classes)
    with torch.no_grad():
        for x, y in batches:
            size = size or len(y)
            if len(y) == size:
                right += y[model(x).argmax(1) == y].bincount(minlength=n_classes)
                total += y.bincount(minlength=n_classes)
    model.train(mode)
    return right / total
