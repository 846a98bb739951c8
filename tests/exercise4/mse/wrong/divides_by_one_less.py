"""Divides by one less than the number of ratings, as for a variance.

Is: nothing
"""


def mse(real, predicted):
    errors = (real - predicted)[real != 0]
    if errors.size == 0:
        raise ValueError("no ratings")
    return np.sum(errors**2) / max(errors.size - 1, 1)
