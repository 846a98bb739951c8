"""Rounds the result to three digits.

real = [[4]], predicted = [[3.99]]: 0.0 instead of 0.0001.
"""

def mse(real, predicted):
    mask = real != 0
    if not mask.any():
        raise ValueError("nothing observed")
    return round(float(((real - predicted)[mask] ** 2).mean()), 3)
