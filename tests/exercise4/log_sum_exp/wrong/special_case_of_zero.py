"""Treats impossible rows first and puts 0 there.

Is: zero_for_impossible_rows
"""

from scipy.special import logsumexp


def log_sum_exp(logp):
    impossible = np.all(logp == -np.inf, axis=-1)
    return np.where(impossible, 0.0, logsumexp(logp, axis=-1))
