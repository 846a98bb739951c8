"""Adds 1 for the square of each coordinate to the log-density at the centre.

Is: forgets_the_one_half_of_the_square
"""

from scipy.stats import norm


def mean_log_density(D):
    return sum(norm.logpdf(np.zeros(D))) - np.sum(np.ones(D) ** 2)
