"""Gives the value of one dimension, whatever D is.

Costs: 2
Says: mean_log_density(
Hint: The density in D dimensions is a product of D factors, so its logarithm is a sum of D
    terms. Which part of your result depends on D?
"""


def mean_log_density(D):
    return -0.5 * (1 + np.log(2 * np.pi))
