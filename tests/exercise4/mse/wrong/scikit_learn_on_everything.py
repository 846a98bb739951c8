"""Gives both whole tables to scikit-learn.

Is: counts_the_missing
"""

from sklearn.metrics import mean_squared_error


def mse(real, predicted):
    if not real.any():
        raise ValueError("nothing observed")
    return mean_squared_error(real, predicted)
