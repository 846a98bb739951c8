"""Tells scipy axis 1.

Is: sums_over_axis_one
"""

from scipy.special import logsumexp


def log_sum_exp(logp):
    return logsumexp(logp, axis=1)
