"""Sorts the argument in place to find the largest element.

Shows on: log_sum_exp(np.array([3.0, 1.0, 2.0]))
"""

def log_sum_exp(logp):
    logp.sort(axis=-1)
    m = logp[..., -1:].copy()
    m[np.isneginf(m)] = 0.0
    with np.errstate(divide="ignore"):
        return (m + np.log(np.exp(logp - m).sum(axis=-1, keepdims=True)))[..., 0]
