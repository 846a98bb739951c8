"""The loop over the terms of a row longer than three ends one too early.

Shows on: log_sum_exp(np.array([[1.0, 2.0, 3.0, 4.0]]))
"""

def log_sum_exp(logp):
    C = logp.shape[-1]
    if C < 4:
        return np.logaddexp.reduce(logp, axis=-1)
    total = logp[..., 0]
    for c in range(1, C - 1):
        total = np.logaddexp(total, logp[..., c])
    return total
