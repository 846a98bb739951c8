"""Takes one batch with next and measures on it.

Is: first_batch_only
"""


def accuracy(model, batches):
    mode = model.training
    images, labels = next(iter(batches))
    with torch.no_grad():
        hits = model.eval()(images).argmax(1) == labels
    model.train(mode)
    return hits.double().mean()
