"""The mean absolute error.

The example: 1.5 instead of 2.5.
"""

def mse(real, predicted):
    mask = real != 0
    if mask.sum() == 0:
        raise ValueError("nothing observed")
    return np.abs(real[mask] - predicted[mask]).mean()
