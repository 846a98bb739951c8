"""A list of percentages, by a loop over classes.

Is: percent
"""


def class_accuracy(model, batches, n_classes=10):
    mode = model.training
    model.eval()
    with torch.no_grad():
        pairs = [(model(x).argmax(1), y) for x, y in batches]
    model.train(mode)
    guesses, labels = (torch.cat(part) for part in zip(*pairs))
    result = []
    for k in range(n_classes):
        mine = labels == k
        result.append(float("nan") if not mine.any() else (guesses[mine] == k).sum().item() / mine.sum().item() * 100)
    return result
