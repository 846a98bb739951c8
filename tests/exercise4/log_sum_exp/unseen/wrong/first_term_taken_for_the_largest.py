"""Takes out the first term instead of the largest, so a much larger later term overflows.

    result = log_sum_exp(np.array([0.0, 1000.0]))

Right result: 1000
This answer: inf
"""

def log_sum_exp(logp):
    m = logp[..., 0]
    m = np.where(m == -np.inf, 0.0, m)
    with np.errstate(divide="ignore"):
        return m + np.log(np.exp(logp - m[..., np.newaxis]).sum(axis=-1))
