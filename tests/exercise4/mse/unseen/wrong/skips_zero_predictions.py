"""Leaves out observed ratings for which exactly 0 is predicted.

real = [[4, 2]], predicted = [[0, 1]]: 1 instead of 8.5.
"""

def mse(real, predicted):
    mask = (real != 0) & (predicted != 0)
    if not (real != 0).any():
        raise ValueError("nothing observed")
    if not mask.any():
        return 0.0
    return np.mean((real[mask] - predicted[mask]) ** 2)
