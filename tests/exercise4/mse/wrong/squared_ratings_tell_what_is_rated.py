"""Asks whether the square of a rating is 0, which it is for a tiny one.

Is: nothing
"""


def mse(real, predicted):
    seen = np.square(real) > 0
    if not seen.any():
        raise ValueError("no rating")
    return np.mean(np.square(real[seen] - predicted[seen]))
