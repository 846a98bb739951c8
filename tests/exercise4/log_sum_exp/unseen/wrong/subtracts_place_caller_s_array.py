"""Subtracts in place from the caller's array.

Shown by: logp after log_sum_exp(logp) for logp = np.array([[1.0, 2.0]]) gives a changed argument
instead of arguments unchanged.
"""

def log_sum_exp(logp):
    logp = np.asarray(logp, dtype=float)
    m = logp.max(axis=-1, keepdims=True)
    m[np.isneginf(m)] = 0.0
    logp -= m
    with np.errstate(divide="ignore"):
        return m[..., 0] + np.log(np.exp(logp).sum(axis=-1))
