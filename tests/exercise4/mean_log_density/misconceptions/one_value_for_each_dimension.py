"""Gives a value for each dimension and does not add them up.

Costs: 2
Says: a single number
Hint: The density is that of a whole point with all its coordinates, so it is one number. What happens to
    the factors of the dimensions when the logarithm of their product is taken?
"""


def mean_log_density(D):
    return np.full(D, -0.5 * (1 + np.log(2 * np.pi)))
