"""Averages absolute errors over all places, gaps included.

Is: absolute_error, counts_the_missing
"""


def mse(real, predicted):
    return np.abs(real - predicted).mean()
