"""Subtracts the largest elements from the caller's array.

    logp = np.array([-1000.0, -1001.0])
    log_sum_exp(logp)
    logp

Right result: array([-1000., -1001.])
This answer: array([ 0., -1.])
"""

def log_sum_exp(logp):
    m = np.max(logp, axis=-1, keepdims=True)
    m = np.where(np.isneginf(m), 0.0, m)
    logp -= m
    with np.errstate(divide="ignore"):
        return m[..., 0] + np.log(np.exp(logp).sum(axis=-1))
