"""Gives the density that belongs to the expected log-density, not the logarithm.

Costs: 2
Says: mean_log_density(
Hint: The result should be a negative number that grows in size with every dimension. An
    exponential of it is what becomes 0.0 at 526 dimensions.
"""


def mean_log_density(D):
    return np.exp(-0.5 * D * (1 + np.log(2 * np.pi)))
