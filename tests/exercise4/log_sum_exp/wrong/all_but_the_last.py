"""Leaves out the last term of each row.

Is: nothing
"""

from scipy.special import logsumexp


def log_sum_exp(logp):
    return logsumexp(logp[..., : logp.shape[-1] - 1], axis=-1)
