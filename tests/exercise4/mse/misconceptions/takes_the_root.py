"""Gives the root of the mean squared error instead of that itself.

Costs: 4
Says: mse(
Hint: The root is a useful number too, in rating points instead of squared points, but it is not
    what the loss of this notebook contains. Return the mean of the squares itself.
"""


def mse(real, predicted):
    observed = real != 0
    if not observed.any():
        raise ValueError("There are no ratings.")
    return np.sqrt(np.mean((real[observed] - predicted[observed]) ** 2))
