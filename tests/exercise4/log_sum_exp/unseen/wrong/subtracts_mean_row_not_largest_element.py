"""Subtracts the mean of the row and not its largest element.

Shown by: log_sum_exp(np.array([1e4, -1e4, -1e4])) gives inf instead of 10000.0.
"""

def log_sum_exp(logp):
    logp = np.asarray(logp, dtype=float)
    finite = np.isfinite(logp)
    count = np.maximum(finite.sum(axis=-1, keepdims=True), 1)
    m = np.where(finite, logp, 0.0).sum(axis=-1, keepdims=True) / count
    with np.errstate(divide="ignore", over="ignore"):
        return m[..., 0] + np.log(np.exp(logp - m).sum(axis=-1))
