"""Sums a masked array.

Is: sum_not_mean
"""


def mse(real, predicted):
    return np.ma.masked_array((real - predicted) ** 2, mask=real == 0).sum()
