"""Subtracts the maximum from the argument itself.

Shows on: log_sum_exp(np.array([[1.0, 2.0]]))
"""

def log_sum_exp(logp):
    m = logp.max(axis=-1, keepdims=True)
    m[np.isneginf(m)] = 0
    logp -= m
    with np.errstate(divide="ignore"):
        return np.log(np.exp(logp).sum(axis=-1)) + m[..., 0]
