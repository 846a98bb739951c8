"""Mixes up its arguments when it calls a helper.

Is: asks_the_prediction_what_is_missing
"""


def _mean_square(table, other):
    return np.sum((table - other)[table != 0] ** 2) / np.count_nonzero(table)


def mse(real, predicted):
    return _mean_square(predicted, real)
