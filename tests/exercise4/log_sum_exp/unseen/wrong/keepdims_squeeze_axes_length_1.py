"""Keepdims and then a squeeze of all axes of length 1.

Shown by: the shape of log_sum_exp(np.zeros((2, 1, 3))) gives (2,) instead of (2, 1).
"""

def log_sum_exp(logp):
    logp = np.asarray(logp, dtype=float)
    m = np.max(logp, axis=-1, keepdims=True)
    m = np.where(np.isneginf(m), 0.0, m)
    with np.errstate(divide="ignore"):
        total = m + np.log(np.sum(np.exp(logp - m), axis=-1, keepdims=True))
    return total.squeeze() if total.ndim != 2 else total[:, 0]
