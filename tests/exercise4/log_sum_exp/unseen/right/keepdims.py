"""Subtracts the row's maximum; 0 where the whole row is impossible."""

def log_sum_exp(logp):
    """Log of the sum of exp(logp) over the last axis."""
    m = np.max(logp, axis=-1, keepdims=True)
    m = np.where(np.isfinite(m), m, 0.0)
    with np.errstate(divide="ignore"):
        return np.log(np.sum(np.exp(logp - m), axis=-1)) + m[..., 0]
