"""Drops observed ratings for which the prediction happens to be 0.

Costs: 1
Says: decides whether
Hint: Only the table of real ratings says what is missing. A prediction of 0 is a prediction, and
    for a real rating a bad one, so it has to count.
"""


def mse(real, predicted):
    both = (real != 0) & (predicted != 0)
    if not both.any():
        raise ValueError("There are no ratings.")
    return np.mean((real[both] - predicted[both]) ** 2)
