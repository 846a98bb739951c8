"""Divides by the number of nonzero predictions.

The example: 5 / 4 instead of 5 / 2.
"""

def mse(real, predicted):
    mask = real != 0
    if mask.sum() == 0:
        raise ValueError("nothing observed")
    return ((real[mask] - predicted[mask]) ** 2).sum() / np.count_nonzero(predicted)
