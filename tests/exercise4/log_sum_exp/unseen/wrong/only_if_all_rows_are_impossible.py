"""Handles minus infinity if the whole array holds nothing else, and not for a row among others.

    log_sum_exp(np.array([[0.0, 0.0], [-np.inf, -np.inf]]))

Right result: array([0.693147,     -inf])
This answer: array([0.693147,      nan])
"""

def log_sum_exp(logp):
    if np.all(np.isneginf(logp)):
        return np.full(logp.shape[:-1], -np.inf)
    m = np.max(logp, axis=-1, keepdims=True)
    return m[..., 0] + np.log(np.sum(np.exp(logp - m), axis=-1))
