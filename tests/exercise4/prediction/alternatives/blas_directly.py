"""Calls the BLAS routine with a transposition flag."""

from scipy.linalg.blas import dgemm


def prediction(u, v):
    if np.size(u, 0) != np.size(v, 0):
        raise ValueError("K differs")
    return dgemm(1.0, u, v, trans_a=True)
