"""Averages hits of 0 and 100 in groups of a table.

Is: percent
"""

import pandas as pd


@torch.no_grad()
def class_accuracy(model, batches, n_classes=10):
    mode, rows = model.training, []
    model.eval()
    for images, labels in batches:
        rows += [(int(y), 100.0 * int(g == y)) for y, g in zip(labels, model(images).argmax(1))]
    model.train(mode)
    return pd.DataFrame(rows, columns=["y", "hit"]).groupby("y").hit.mean().reindex(range(n_classes)).to_numpy()
