"""Doubles scipy's entropy, which removes its half.

Is: forgets_the_one_half
"""

from scipy.stats import norm


def mean_log_density(D):
    return -2 * D * norm(0, 1).entropy()
