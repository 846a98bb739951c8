"""Broadcasting without a check: a matrix with one row is stretched to fit.

u of (1, 2), v of (3, 4): a result instead of a ValueError.
"""

def prediction(u, v):
    return (u[:, :, None] * v[:, None, :]).sum(axis=0)
