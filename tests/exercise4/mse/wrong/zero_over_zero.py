"""Divides a sum by the number of ratings, also if both are 0.

Is: nan_if_nothing_is_observed
"""


def mse(real, predicted):
    observed = (real != 0).astype(float)
    return np.sum(observed * (real - predicted) ** 2) / np.sum(observed)
