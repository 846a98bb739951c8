"""Writes model.eval without the brackets that call it.

Is: stays_in_training_mode
"""


def class_accuracy(model, batches, n_classes=10):
    mode = model.training
    model.eval
    right, total = torch.zeros(n_classes), torch.zeros(n_classes)
    with torch.no_grad():
        for x, y in batches:
            right += y[model(x).argmax(1) == y].bincount(minlength=n_classes)
            total += y.bincount(minlength=n_classes)
    model.train(mode)
    return right / total
