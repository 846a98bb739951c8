"""Forgets to add the largest term again.

Shows on: log_sum_exp(np.array([-1000.0, -1001.0]))
"""

def log_sum_exp(logp):
    m = logp.max(axis=-1, keepdims=True)
    m[np.isneginf(m)] = 0
    with np.errstate(divide="ignore"):
        return np.log(np.exp(logp - m).sum(axis=-1))
