"""pandas: group the hits by label, then bring in the classes that are missing."""


def class_accuracy(model, batches, n_classes=10):
    import pandas as pd

    was_training = model.training
    model.eval()
    rows = []
    try:
        with torch.no_grad():
            for images, labels in batches:
                rows += list(zip(labels.tolist(), (model(images).argmax(1) == labels).tolist()))
    finally:
        model.train(was_training)
    table = pd.DataFrame(rows, columns=["label", "hit"])
    return table.groupby("label")["hit"].mean().astype(float).reindex(range(n_classes)).to_numpy()
