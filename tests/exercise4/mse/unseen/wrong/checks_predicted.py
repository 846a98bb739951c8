"""Raises the ValueError if nothing is predicted, not if nothing is observed.

real = [[4, 2]], predicted = zeros: ValueError instead of 10.
"""

def mse(real, predicted):
    if not predicted.any() or not real.any():
        raise ValueError("nothing to compare")
    mask = real != 0
    return np.mean((real[mask] - predicted[mask]) ** 2)
