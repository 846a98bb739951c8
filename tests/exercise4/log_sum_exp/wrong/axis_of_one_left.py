"""Calls scipy with keepdims.

Is: keeps_the_summed_axis
"""

from scipy.special import logsumexp


def log_sum_exp(logp):
    return logsumexp(logp, axis=-1, keepdims=True)
