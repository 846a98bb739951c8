"""Makes ten lists of hits, whatever is asked for.

Is: always_ten_classes
"""


def class_accuracy(model, batches, n_classes=10):
    mode, hits = model.training, {k: [] for k in range(10)}
    model.eval()
    with torch.no_grad():
        for x, y in batches:
            for label, hit in zip(y.tolist(), (model(x).argmax(1) == y).tolist()):
                hits[label].append(hit)
    model.train(mode)
    return [np.mean(h) if h else np.nan for h in hits.values()]
