"""Tells scipy axis 0.

Is: sums_over_the_first_axis
"""

from scipy.special import logsumexp


def log_sum_exp(logp):
    return logsumexp(logp, axis=0)
