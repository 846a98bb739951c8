"""Adds the terms pairwise in logarithms."""

def log_sum_exp(logp):
    return np.logaddexp.reduce(logp, axis=-1)
