"""A single impossible term makes the whole row -inf.

Shows on: log_sum_exp(np.array([0.0, -np.inf]))
"""

def log_sum_exp(logp):
    m = logp.max(axis=-1)
    safe = np.where(np.isneginf(m), 0, m)
    with np.errstate(divide="ignore"):
        result = safe + np.log(np.exp(logp - safe[..., None]).sum(axis=-1))
    return np.where(np.isneginf(logp).any(axis=-1), -np.inf, result)[()]
