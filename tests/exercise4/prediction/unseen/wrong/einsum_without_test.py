"""Einsum without a test: an axis of length 1 is broadcast.

Shown by: prediction of u (1, 2) and v (3, 4) gives no exception instead of ValueError.
"""

def prediction(u, v):
    return np.einsum("kn,km->nm", u, v)
