"""Gives 0 for a table without a rating.

real = zeros: 0.0 instead of a ValueError.
"""

def mse(real, predicted):
    mask = real != 0
    n = mask.sum()
    if n == 0:
        return 0.0
    return ((real - predicted)[mask] ** 2).sum() / n
