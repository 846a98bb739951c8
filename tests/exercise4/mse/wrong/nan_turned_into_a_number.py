"""Turns the nan of an empty mean into a number.

Is: zero_if_nothing_is_observed
"""


def mse(real, predicted):
    return np.nan_to_num(np.mean((real - predicted)[real > 0] ** 2))
