"""Axis 1 is the last one only of a two-dimensional array.

Shows on: log_sum_exp(np.zeros((2, 3, 4)))
"""

from scipy.special import logsumexp


def log_sum_exp(logp):
    return logsumexp(logp, axis=1 if logp.ndim > 1 else 0)
