"""Turns nan into a number at the end.

Is: zero_for_a_class_without_examples
"""


def class_accuracy(model, batches, n_classes=10):
    mode = model.training
    model.eval()
    right, total = torch.zeros(n_classes), torch.zeros(n_classes)
    with torch.no_grad():
        for x, y in batches:
            right += torch.bincount(y[model(x).argmax(1) == y], minlength=n_classes)
            total += torch.bincount(y, minlength=n_classes)
    model.train(mode)
    return torch.nan_to_num(right / total)
