"""Leaves out the predictions that are exactly 0.

Shown by: mse([[5, 4]], [[0, 4]]) (as arrays) gives 0.0 instead of 12.5.
"""

def mse(real, predicted):
    mask = (real != 0) & (predicted != 0)
    if not (real != 0).any():
        raise ValueError("nothing observed")
    return np.mean((real[mask] - predicted[mask]) ** 2)
