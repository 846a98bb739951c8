"""Turns u round if it does not fit instead of refusing it.

Shown by: prediction of u (3, 2) and v (2, 5) gives no exception instead of ValueError.
"""

def prediction(u, v):
    if u.shape[0] != v.shape[0] and u.shape[1] == v.shape[0]:
        u = u.T
    return u.T @ v
