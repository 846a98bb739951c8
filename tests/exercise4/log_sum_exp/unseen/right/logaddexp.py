"""Logaddexp."""

def log_sum_exp(logp):
    return np.logaddexp.reduce(np.asarray(logp), axis=-1)
