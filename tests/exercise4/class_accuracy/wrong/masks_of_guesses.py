"""Selects the examples by their guess and compares their labels.

Is: divides_by_the_guesses
"""


@torch.no_grad()
def class_accuracy(model, batches, n_classes=10):
    mode = model.training
    model.eval()
    pairs = [(model(x).argmax(1), y) for x, y in batches]
    model.train(mode)
    guesses, labels = (torch.cat(part) for part in zip(*pairs))
    return torch.stack([(labels[guesses == k] == k).double().mean() for k in range(n_classes)]).numpy()
