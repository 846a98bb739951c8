"""Adds up two terms at a time by np.logaddexp."""

def log_sum_exp(logp):
    return np.logaddexp.reduce(logp, axis=-1)
