"""Subtracts the maximum from the result instead of adding it.

Is: nothing
"""


def log_sum_exp(logp):
    m = np.max(logp, axis=-1)
    m = np.where(np.isfinite(m), m, 0.0)
    return np.log(np.exp(logp - m[..., None]).sum(axis=-1)) - m
