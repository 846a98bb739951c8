"""Rounds to whole ratings.

Shown by: prediction([[1.5]], [[2.5]]) (as arrays) gives [[4.0]] of shape (1, 1) instead of [[3.75]]
of shape (1, 1).
"""

def prediction(u, v):
    if u.shape[0] != v.shape[0]:
        raise ValueError("different numbers of factors")
    return np.rint(u.T @ v)
