"""Multiplies without turning u when the shapes happen to allow it, so for K = N it is U V.

Shown by: prediction([[1, 2], [3, 4]], [[1, 0, 2], [0, 1, 1]]) (as arrays) gives [[1.0, 2.0, 4.0],
[3.0, 4.0, 10.0]] instead of [[1.0, 3.0, 5.0], [2.0, 4.0, 8.0]].
"""

def prediction(u, v):
    if u.shape[0] != v.shape[0]:
        raise ValueError("different numbers of factors")
    return u @ v if u.shape[1] == v.shape[0] else u.T @ v
