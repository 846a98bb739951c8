"""Believes the terms come in descending or equal order and tests only the ends of the row.

Shows on: log_sum_exp(np.array([0.0, 9000.0, 1.0]))
"""

def log_sum_exp(logp):
    m = np.maximum(logp[..., 0], logp[..., -1])
    m = np.where(np.isneginf(m), 0.0, m)
    with np.errstate(divide="ignore"):
        return np.log(np.exp(logp - m[..., None]).sum(axis=-1)) + m
