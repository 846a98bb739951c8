"""Mends rows of minus infinity in a table only, so that a single row gives nan.

    log_sum_exp(np.array([-np.inf, -np.inf]))

Right result: array(-inf)
This answer: np.float64(nan)
"""

def log_sum_exp(logp):
    if logp.ndim == 1:
        m = logp.max()
        return m + np.log(np.sum(np.exp(logp - m)))
    m = logp.max(axis=-1)
    m[np.isneginf(m)] = 0
    with np.errstate(divide="ignore"):
        return m + np.log(np.sum(np.exp(logp - m[..., None]), axis=-1))
