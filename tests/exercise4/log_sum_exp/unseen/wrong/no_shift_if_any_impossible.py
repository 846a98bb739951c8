"""If any row is impossible, no row is shifted.

Shows on: log_sum_exp(np.array([[-np.inf, -np.inf], [-1000.0, -1000.0]]))
"""

def log_sum_exp(logp):
    m = logp.max(axis=-1, keepdims=True)
    if np.isneginf(m).any():
        m = np.zeros_like(m)
    with np.errstate(divide="ignore"):
        return m[..., 0] + np.log(np.exp(logp - m).sum(axis=-1))
