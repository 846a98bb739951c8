"""Predictions are clipped to 1 to 5.

Against R = U^T V.
"""

def prediction(u, v):
    if u.shape[0] != v.shape[0]:
        raise ValueError("different numbers of rows")
    return np.clip(u.T @ v, 1, 5)
