"""Multiplies sparse matrices, given by name."""

from scipy import sparse


def _product(*, left, right):
    return (sparse.csr_array(left.T) @ sparse.csr_array(right)).toarray()


def prediction(u, v):
    if u.shape[0] == v.shape[0]:
        return _product(right=v, left=u)
    raise ValueError("the product would not be defined")
