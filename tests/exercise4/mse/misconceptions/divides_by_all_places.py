"""Sums over the observed ratings and divides by the number of all places.

Costs: 2
Says: which entries
Hint: A mean is a sum divided by the number of its terms. The gaps are no terms of this sum, so they
    do not belong into the number either.
"""


def mse(real, predicted):
    observed = real != 0
    if not observed.any():
        raise ValueError("There are no ratings.")
    return np.sum(((real - predicted) * observed) ** 2) / real.size
