"""Gives nan (with a warning) for a table without a rating.

real = zeros: nan instead of a ValueError.
"""

def mse(real, predicted):
    mask = real != 0
    return ((real - predicted)[mask] ** 2).mean()
