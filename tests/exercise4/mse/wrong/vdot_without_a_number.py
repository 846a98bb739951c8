"""Multiplies the vector of errors by itself and stops there.

Is: sum_not_mean
"""


def mse(real, predicted):
    errors = (real - predicted)[real.astype(bool)]
    if errors.size == 0:
        raise ValueError("no errors")
    return errors @ errors
