"""Takes the mean over each batch's accuracies, as if all batches were equally large.

Costs: 2
Says: which examples of a class
Hint: A batch with one example of a class then counts as much as one with five. Count first,
    over all batches, and divide at the end.
"""


def class_accuracy(model, batches, n_classes=10):
    mode = model.training
    model.eval()
    rows = []
    with torch.no_grad():
        for images, labels in batches:
            hits = (model(images).argmax(dim=1) == labels).numpy()
            of_class = [hits[labels.numpy() == k] for k in range(n_classes)]
            rows.append([of_k.mean() if len(of_k) else np.nan for of_k in of_class])
    model.train(mode)
    rows = np.array(rows)
    missing = np.isnan(rows).all(axis=0)
    rows[:, missing] = 0
    return np.where(missing, np.nan, np.nanmean(rows, axis=0))
