"""Overwrites its counts in each turn of the loop.

Is: last_batch_only
"""


def class_accuracy(model, batches, n_classes=10):
    mode = model.training
    model.eval()
    for x, y in batches:
        with torch.no_grad():
            right = y[model(x).argmax(1) == y].bincount(minlength=n_classes)
        total = y.bincount(minlength=n_classes)
    model.train(mode)
    return right / total
