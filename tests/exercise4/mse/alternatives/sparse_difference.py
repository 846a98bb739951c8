"""Takes the predictions at the places of a sparse matrix."""

from scipy import sparse


def mse(real, predicted):
    known = sparse.coo_array(real)
    if known.nnz == 0:
        raise ValueError("an empty matrix")
    return np.mean((known.data - predicted[known.coords]) ** 2)
