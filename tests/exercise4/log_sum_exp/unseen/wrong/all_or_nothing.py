"""Handles -inf only if the whole array is impossible, not one row among others.

Shows on: log_sum_exp(np.array([[-np.inf, -np.inf], [0.0, 0.0]]))
"""

def log_sum_exp(logp):
    if np.all(np.isneginf(logp)):
        return np.full(logp.shape[:-1], -np.inf)[()]
    m = logp.max(axis=-1, keepdims=True)
    return m[..., 0] + np.log(np.exp(logp - m).sum(axis=-1))
