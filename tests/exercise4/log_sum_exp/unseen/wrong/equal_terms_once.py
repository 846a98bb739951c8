"""Uses log1p for the terms below the largest, so terms that tie with it are lost.

Shows on: log_sum_exp(np.array([1000.0, 1000.0, 0.0]))
"""

def log_sum_exp(logp):
    m = logp.max(axis=-1, keepdims=True)
    safe = np.where(np.isneginf(m), 0.0, m)
    rest = np.where(logp < m, np.exp(logp - safe), 0.0)
    return m[..., 0] + np.log1p(rest.sum(axis=-1))
