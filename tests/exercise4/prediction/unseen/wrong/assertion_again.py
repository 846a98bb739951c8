"""An assertion, and so an AssertionError.

Shown by: prediction of u (2, 2) and v (3, 4) gives AssertionError instead of ValueError.
"""

def prediction(u, v):
    assert u.shape[0] == v.shape[0], "u and v must have the same number of factors"
    return u.T @ v
