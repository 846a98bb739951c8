"""Divides by N M, not by the number of observed ratings.

real = [[5, 0], [0, 2]] of the example: 1.25 instead of 2.5.
"""

def mse(real, predicted):
    mask = real != 0
    if not mask.any():
        raise ValueError("nothing observed")
    return np.mean(np.where(mask, (real - predicted) ** 2, 0.0))
