"""scipy.special.logsumexp does it."""

from scipy.special import logsumexp


def log_sum_exp(logp):
    return logsumexp(logp, axis=-1)
