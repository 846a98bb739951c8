"""Masked_values compares with a tolerance of 1e-8, so a tiny rating counts as missing.

Shown by: mse([[1e-9, 4]], [[2, 4]]) (as arrays) gives 0.0 instead of 1.9999999979999998.
"""

def mse(real, predicted):
    masked = np.ma.masked_values(real, 0)
    if masked.count() == 0:
        raise ValueError("nothing is observed")
    return float(((masked - predicted) ** 2).mean())
