"""Leaves the refusal to the matrix product, whose error is a ValueError already."""


def prediction(u, v):
    return np.matmul(u.T, v)
