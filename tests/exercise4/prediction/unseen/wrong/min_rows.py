"""Uses the common rows of both.

u of (3, 2), v of (2, 4): a result instead of a ValueError.
"""

def prediction(u, v):
    K = min(len(u), len(v))
    return u[:K].T @ v[:K]
