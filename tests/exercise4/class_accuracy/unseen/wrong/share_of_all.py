"""One against the rest: the fraction of all examples that are rightly put into the class or out of it.

Shows with labels 0, 0, 2 and guesses 0, 2, 2: class 0 gets 2/3, though absent classes are nan.
"""


def class_accuracy(model, batches, n_classes=10):
    was_training = model.training
    model.eval()
    guesses, labels = [], []
    with torch.no_grad():
        for x, y in batches:
            guesses.append(model(x).argmax(1))
            labels.append(y)
    model.train(was_training)
    guesses, labels = torch.cat(guesses), torch.cat(labels)
    result = []
    for k in range(n_classes):
        if (labels == k).any():
            result.append(((guesses == k) == (labels == k)).float().mean().item())
        else:
            result.append(float("nan"))
    return result
