"""Divides by two slashes.

Is: rounds_the_mean_down
"""


def mse(real, predicted):
    seen = real != 0
    if not seen.any():
        raise ValueError("nothing is observed")
    total = ((real[seen] - predicted[seen]) ** 2).sum()
    return total // np.count_nonzero(seen)
