"""Predictions are rounded to whole stars.

Against R = U^T V.
"""

def prediction(u, v):
    if u.shape[0] != v.shape[0]:
        raise ValueError("different numbers of rows")
    return np.rint(np.dot(u.T, v))
