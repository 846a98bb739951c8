"""Tests for missing with isclose, so tiny observed values count as missing.

real = [[1e-9, 3]], predicted = [[2, 3]] (as in the notebook's table with gaps filled by 1e-9): 0 instead of 2.
"""

def mse(real, predicted):
    mask = ~np.isclose(real, 0)
    if not mask.any():
        raise ValueError("nothing observed")
    return np.mean((real[mask] - predicted[mask]) ** 2)
