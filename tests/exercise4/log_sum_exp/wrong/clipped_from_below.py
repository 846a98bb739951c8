"""Clips the values to what float64 can hold and calls scipy.

Is: impossible_as_a_very_negative_number
"""

from scipy.special import logsumexp


def log_sum_exp(logp):
    return logsumexp(np.clip(logp, np.finfo(float).min, None), axis=-1)
