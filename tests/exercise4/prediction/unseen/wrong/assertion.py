"""An assert in place of a ValueError.

u of (3, 2), v of (2, 4): AssertionError.
"""

def prediction(u, v):
    assert u.shape[0] == v.shape[0], "u and v need the same number of rows"
    return u.T @ v
