"""Fold with np.logaddexp, which knows -inf.
"""

from functools import reduce

def log_sum_exp(logp):
    logp = np.asarray(logp, dtype=float)
    return reduce(np.logaddexp, np.moveaxis(logp, -1, 0))
