"""Removes the summed axis with squeeze, and with it every other axis of length 1.

Shows on: log_sum_exp(np.zeros((3, 1, 2)))
"""

def log_sum_exp(logp):
    m = logp.max(axis=-1, keepdims=True)
    safe = np.where(np.isneginf(m), 0, m)
    with np.errstate(divide="ignore"):
        result = (safe + np.log(np.exp(logp - safe).sum(axis=-1, keepdims=True))).squeeze()
    return result[None] if logp.ndim == 2 and result.ndim == 0 else result[()]
