"""Gives the largest term alone if the row is far from 0 and the others are smaller.

Shows on: log_sum_exp(np.array([-5000.0, -5001.0]))
"""

def log_sum_exp(logp):
    m = logp.max(axis=-1, keepdims=True)
    safe = np.where(np.isneginf(m), 0.0, m)
    with np.errstate(divide="ignore"):
        result = safe[..., 0] + np.log(np.exp(logp - safe).sum(axis=-1))
    return np.where(np.abs(m[..., 0]) > 2000, m[..., 0], result)[()]
