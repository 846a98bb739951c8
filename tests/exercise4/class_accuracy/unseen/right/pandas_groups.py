"""Makes a table of labels and hits, and lets pandas average the groups."""

import pandas as pd


def class_accuracy(model, batches, n_classes=10):
    before = model.training
    model.eval()
    frames = []
    with torch.no_grad():
        for images, labels in batches:
            hit = (model(images).argmax(dim=-1) == labels).numpy().astype(float)
            frames.append(pd.DataFrame({"label": labels.numpy(), "hit": hit}))
    model.train(before)
    means = pd.concat(frames).groupby("label")["hit"].mean()
    return means.reindex(range(n_classes)).to_numpy()
