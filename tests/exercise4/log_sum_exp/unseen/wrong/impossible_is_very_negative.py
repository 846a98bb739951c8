"""Replaces -inf by the lowest float64, so an impossible row gives -1.8e308 instead of -inf.

Shows on: log_sum_exp(np.array([[-np.inf, -np.inf]]))
"""

def log_sum_exp(logp):
    logp = np.nan_to_num(logp)
    m = logp.max(axis=-1, keepdims=True)
    return m[..., 0] + np.log(np.exp(logp - m).sum(axis=-1))
