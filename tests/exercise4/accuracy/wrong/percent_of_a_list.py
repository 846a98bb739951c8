"""Collects hits in a list and gives a hundred times their mean.

Is: percent
"""


def accuracy(model, batches):
    before, hits = model.training, []
    model.eval()
    for images, labels in batches:
        with torch.no_grad():
            hits += (model(images).argmax(1) == labels).tolist()
    model.train(before)
    return round(sum(hits) * 100.0 / len(hits), 12)
