"""Recursion over the leading axes, the formula only for one row."""

def log_sum_exp(logp):
    if logp.ndim > 1:
        return np.array([log_sum_exp(part) for part in logp])
    m = logp.max()
    if np.isneginf(m):
        return -np.inf
    return m + np.log(np.exp(logp - m).sum())
