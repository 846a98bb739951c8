"""Replaces the nan or -inf of the difference by 0, so an impossible term adds as much as the largest.

Shows on: log_sum_exp(np.array([3.0, -np.inf]))
"""

def log_sum_exp(logp):
    m = logp.max(axis=-1, keepdims=True)
    with np.errstate(invalid="ignore"):
        difference = np.nan_to_num(logp - m, neginf=0.0)
    return m[..., 0] + np.log(np.exp(difference).sum(axis=-1))
