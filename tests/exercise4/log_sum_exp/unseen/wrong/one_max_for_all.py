"""One maximum for the whole array.

Shows on: log_sum_exp(np.array([[10000.0, 9999.0], [-10000.0, -9999.0]]))
"""

def log_sum_exp(logp):
    m = np.max(logp)
    if np.isneginf(m):
        return np.full(logp.shape[:-1], -np.inf)[()]
    return m + np.log(np.sum(np.exp(logp - m), axis=-1))
