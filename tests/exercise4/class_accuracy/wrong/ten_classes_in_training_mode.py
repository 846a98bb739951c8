"""Has ten classes built in and forgets evaluation mode.

Is: always_ten_classes, stays_in_training_mode
"""


def class_accuracy(model, batches, n_classes=10):
    right, total = torch.zeros(10), torch.zeros(10)
    with torch.no_grad():
        for x, y in batches:
            right += y[model(x).argmax(1) == y].bincount(minlength=10)
            total += y.bincount(minlength=10)
    return right / total
