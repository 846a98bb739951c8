"""The root of the mean squared error.

The example: sqrt(2.5).
"""

def mse(real, predicted):
    mask = real != 0
    if mask.sum() == 0:
        raise ValueError("nothing observed")
    return np.sqrt(np.mean((real[mask] - predicted[mask]) ** 2))
