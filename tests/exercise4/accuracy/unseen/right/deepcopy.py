"""Measures a copy in evaluation mode, so the model itself is not touched at all."""


def accuracy(model, batches):
    twin = copy.deepcopy(model).eval()
    hits, count = 0, 0
    for images, labels in batches:
        with torch.no_grad():
            hits += torch.sum(twin(images).argmax(dim=1) == labels).item()
        count += len(images)
    return hits / count
