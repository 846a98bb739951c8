"""Puts nan where the count of right guesses is zero, not that of examples.

Is: nan_if_nothing_is_right
"""


def class_accuracy(model, batches, n_classes=10):
    mode, right, total = model.training, [0] * n_classes, [0] * n_classes
    model.eval()
    with torch.no_grad():
        for x, y in batches:
            for logits, k in zip(model(x), y.tolist()):
                right[k] += int(logits.argmax()) == k
                total[k] += 1
    model.train(mode)
    return [right[k] / total[k] if right[k] else float("nan") for k in range(n_classes)]
