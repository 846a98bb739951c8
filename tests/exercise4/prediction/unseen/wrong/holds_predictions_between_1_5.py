"""Holds the predictions between 1 and 5.

Shown by: prediction([[3]], [[2, -1]]) (as arrays) gives [[5.0, 1.0]] of shape (1, 2) instead of
[[6.0, -3.0]] of shape (1, 2).
"""

def prediction(u, v):
    if u.shape[0] != v.shape[0]:
        raise ValueError("different numbers of factors")
    return np.clip(u.T @ v, 1, 5)
