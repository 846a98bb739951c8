"""Subtracts one half at the end of a sum over the dimensions.

Is: only_the_logarithm_grows
"""

from scipy.stats import norm


def mean_log_density(D):
    return norm.logpdf(0) * D - 1 / 2
