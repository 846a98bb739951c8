"""Computes in float32.

Is: nothing
"""

from scipy.special import logsumexp


def log_sum_exp(logp):
    return logsumexp(np.asarray(logp, dtype=np.float32), axis=-1)
