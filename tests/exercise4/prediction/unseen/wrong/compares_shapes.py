"""Refuses every pair of different shapes, also if only N and M differ.

u of (2, 3), v of (2, 4): ValueError instead of a result.
"""

def prediction(u, v):
    if u.shape != v.shape:
        raise ValueError("u and v must have the same shape")
    return u.T @ v
