"""Computes and returns float32.

Any u and v: the dtype, and errors of 1e-7.
"""

def prediction(u, v):
    return u.T.astype("float32") @ v.astype("float32")
