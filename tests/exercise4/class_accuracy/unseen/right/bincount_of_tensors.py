"""Counts with torch.bincount of a fixed length, and lets 0/0 become nan."""

@torch.no_grad()
def class_accuracy(model, batches, n_classes=10):
    was_training = model.training
    model.eval()
    hits = torch.zeros(n_classes, dtype=torch.int64)
    count = torch.zeros(n_classes, dtype=torch.int64)
    for x, y in batches:
        right = model(x).argmax(dim=1) == y
        hits += torch.bincount(y[right], minlength=n_classes)
        count += torch.bincount(y, minlength=n_classes)
    model.train(was_training)
    return hits.double() / count.double()
