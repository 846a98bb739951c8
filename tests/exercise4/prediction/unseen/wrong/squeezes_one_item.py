"""Drops the axis of the items if there is only one.

u of (2, 3), v of (2, 1): shape (3,) in place of (3, 1).
"""

def prediction(u, v):
    if len(u) != len(v):
        raise ValueError("rows differ")
    v = v.reshape(-1) if v.shape[1] == 1 else v
    return u.T @ v
