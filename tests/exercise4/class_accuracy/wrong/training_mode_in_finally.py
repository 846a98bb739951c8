"""Switches to training mode in a finally clause.

Is: always_back_to_training_mode
"""


def class_accuracy(model, batches, n_classes=10):
    try:
        with torch.no_grad():
            pairs = [(model.eval()(x).argmax(1), y) for x, y in batches]
    finally:
        model.train()
    guesses, labels = (torch.cat(part) for part in zip(*pairs))
    return [(guesses[labels == k] == k).double().mean() for k in range(n_classes)]
