"""Collects the maximum in a view of the first column and so overwrites that column.

Shows on: log_sum_exp(np.array([[1.0, 2.0], [5.0, 3.0]]))
"""

def log_sum_exp(logp):
    m = logp[..., 0:1]
    for c in range(1, logp.shape[-1]):
        np.maximum(m, logp[..., c : c + 1], out=m)
    safe = np.where(np.isneginf(m), 0.0, m)
    with np.errstate(divide="ignore"):
        return (safe + np.log(np.exp(logp - safe).sum(axis=-1, keepdims=True)))[..., 0]
