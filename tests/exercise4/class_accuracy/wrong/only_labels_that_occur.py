"""Goes through the labels that occur instead of all classes.

Is: drops_classes_without_examples
"""


@torch.no_grad()
def class_accuracy(model, batches, n_classes=10):
    mode = model.training
    model.eval()
    pairs = [(model(x).argmax(1), y) for x, y in batches]
    model.train(mode)
    guesses, labels = (torch.cat(part) for part in zip(*pairs))
    return torch.stack([(guesses[labels == k] == k).double().mean() for k in labels.unique()])
