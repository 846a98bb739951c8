"""Sums a block of shape (K, N, M) that NumPy has stretched.

Is: repeats_a_single_row
"""


def prediction(u, v):
    return (u[:, :, np.newaxis] * v[:, np.newaxis, :]).sum(axis=0)
