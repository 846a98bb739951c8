"""Calls scipy's function."""

from scipy.special import logsumexp


def log_sum_exp(logp):
    return logsumexp(logp, axis=-1)
