"""V^T U, of shape (M, N).

The example: a column of three in place of a row.
"""

def prediction(u, v):
    if len(u) != len(v):
        raise ValueError("rows differ")
    return v.T @ u
