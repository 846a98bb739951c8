"""Only the case that all rows are impossible is caught, not one row among others.

Shown by: log_sum_exp(np.array([[0.0, 1.0], [-np.inf, -np.inf]])) gives [1.3132616875182228, nan]
instead of [1.3132616875182228, -inf].
"""

def log_sum_exp(logp):
    logp = np.asarray(logp, dtype=float)
    if np.isneginf(logp).all():
        return np.full(logp.shape[:-1], -np.inf)[()]
    m = np.max(logp, axis=-1, keepdims=True)
    return m.squeeze(-1) + np.log(np.sum(np.exp(logp - m), axis=-1))
