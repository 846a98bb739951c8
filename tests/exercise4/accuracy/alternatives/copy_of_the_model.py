"""Measures with a deep copy, so that the model itself is never touched."""


def accuracy(model, batches):
    measured = copy.deepcopy(model).eval()
    with torch.no_grad():
        hits = torch.cat([measured(images).max(1).indices.eq(labels) for images, labels in batches])
    return hits.double().mean()
