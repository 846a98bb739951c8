"""A helper divides two whole numbers without looking at them.

Is: divides_by_zero
"""


def ratio(hits):
    return sum(hits) / len(hits)


@torch.no_grad()
def class_accuracy(model, batches, n_classes=10):
    mode = model.training
    model.eval()
    pairs = [(k, hit) for x, y in batches for k, hit in zip(y.tolist(), (model(x).argmax(1) == y).tolist())]
    model.train(mode)
    return [ratio([hit for label, hit in pairs if label == k]) for k in range(n_classes)]
