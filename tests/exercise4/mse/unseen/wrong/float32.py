"""Computes in float32.

real = [[4]], predicted = [[4 - 1e-8]] gives 0 instead of 1e-16; [[1, 2]] against [[0.1, 0.2]] is off by 1e-8.
"""

def mse(real, predicted):
    real, predicted = real.astype(np.float32), predicted.astype(np.float32)
    mask = real != 0
    if not mask.any():
        raise ValueError("nothing observed")
    return np.mean((real[mask] - predicted[mask]) ** 2)
