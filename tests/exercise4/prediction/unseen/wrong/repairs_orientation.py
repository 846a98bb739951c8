"""Transposes u if the rows do not fit.

u of (3, 2), v of (2, 4): a result instead of a ValueError.
"""

def prediction(u, v):
    if u.shape[0] != v.shape[0] and u.shape[1] == v.shape[0]:
        u = u.T
    if u.shape[0] != v.shape[0]:
        raise ValueError("shapes do not fit")
    return u.T @ v
