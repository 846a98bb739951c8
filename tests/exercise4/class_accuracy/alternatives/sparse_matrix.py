"""Sums duplicate entries of a sparse matrix."""

from scipy.sparse import coo_matrix


def class_accuracy(model, batches, n_classes=10):
    was_training = model.training
    try:
        with torch.no_grad():
            pairs = np.array([pair for x, y in batches for pair in zip(y.tolist(), model.eval()(x).argmax(1).tolist())])
    finally:
        model.train(was_training)
    table = coo_matrix((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(n_classes, n_classes)).tocsr()
    with np.errstate(all="ignore"):
        return table.diagonal() / np.asarray(table.sum(axis=1)).ravel()
