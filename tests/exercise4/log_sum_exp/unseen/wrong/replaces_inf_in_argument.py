"""Writes a very low number over -inf in the argument.

Shows on: log_sum_exp(np.array([0.0, -np.inf]))
"""

def log_sum_exp(logp):
    logp[np.isneginf(logp)] = -1e300
    m = logp.max(axis=-1, keepdims=True)
    result = m[..., 0] + np.log(np.exp(logp - m).sum(axis=-1))
    return np.where(result < -1e299, -np.inf, result)[()]
