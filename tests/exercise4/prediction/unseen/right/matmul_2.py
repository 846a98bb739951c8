"""Matmul."""

def prediction(u, v):
    if u.shape[0] != v.shape[0]:
        raise ValueError("u and v need the same number of rows")
    return u.T @ v
