"""The summed axis stays, with length 1.

Shows on: log_sum_exp(np.array([[0.0, 1.0], [2.0, 3.0]]))
"""

def log_sum_exp(logp):
    m = logp.max(axis=-1, keepdims=True)
    safe = np.where(np.isneginf(m), 0, m)
    with np.errstate(divide="ignore"):
        return safe + np.log(np.exp(logp - safe).sum(axis=-1, keepdims=True))
