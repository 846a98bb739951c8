"""Counts the mean of the squares once, not once for each dimension.

Costs: 2
Says: mean_log_density(
Hint: Each coordinate has a square of its own, with a mean of 1, so their sum grows with the number of
    dimensions. One dimension does not show the difference, two do.
"""


def mean_log_density(D):
    return -0.5 * (D * np.log(2 * np.pi) + 1)
