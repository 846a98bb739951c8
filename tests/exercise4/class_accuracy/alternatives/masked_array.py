"""Divides in a masked array, and fills its gaps with nan."""


def class_accuracy(model, batches, n_classes=10):
    mode = model.training
    model.eval()
    counts = np.zeros((2, n_classes))
    with torch.no_grad():
        for images, labels in batches:
            hits = (model(images).argmax(1) == labels).numpy()
            np.add.at(counts, (hits.astype(int), labels.numpy()), 1)
    model.train(mode)
    wrong, right = counts
    return (np.ma.array(right) / np.ma.masked_equal(wrong + right, 0)).filled(np.nan)
