"""Puts the new axis in second place, which is the last only for two dimensions; a (2, 2, 2) array is silently wrong.

Shows on: log_sum_exp(np.array([[[0.0, 1000.0], [2.0, 3.0]], [[-1000.0, 5.0], [6.0, -900.0]]]))
"""

def log_sum_exp(logp):
    if logp.ndim == 1:
        return log_sum_exp(logp[np.newaxis])[0]
    m = logp.max(axis=-1)
    m = np.where(np.isneginf(m), 0.0, m)
    with np.errstate(divide="ignore", over="ignore"):
        return m + np.log(np.exp(logp - m[:, np.newaxis]).sum(axis=-1))
