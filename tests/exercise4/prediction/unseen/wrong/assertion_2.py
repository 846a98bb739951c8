"""An AssertionError is raised.

Against "raise a `ValueError`".
"""

def prediction(u, v):
    assert u.shape[0] == v.shape[0], "u and v must have the same number of rows"
    return u.T @ v
