"""Counts ratings of 1 and more only.

Is: nothing
"""


def mse(real, predicted):
    seen = real >= 1
    if not seen.any():
        raise ValueError("nothing is observed")
    return ((real[seen] - predicted[seen]) ** 2).mean()
