"""The ufunc np.logaddexp, reduced over the last axis."""

def log_sum_exp(logp):
    return np.logaddexp.reduce(logp, axis=-1)
