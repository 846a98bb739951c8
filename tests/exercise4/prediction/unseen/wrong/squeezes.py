"""Squeezes the result, so that one user (or one item) gives a vector.

The example: shape (3,) in place of (1, 3).
"""

def prediction(u, v):
    if u.shape[0] != v.shape[0]:
        raise ValueError("rows differ")
    return np.squeeze(u.T @ v)
