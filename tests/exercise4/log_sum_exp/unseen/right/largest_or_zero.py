"""Subtracts the largest of each row, or 0 where that is minus infinity."""

def log_sum_exp(logp):
    m = np.max(logp, axis=-1, keepdims=True)
    m = np.where(np.isfinite(m), m, 0)
    total = np.sum(np.exp(logp - m), axis=-1)
    with np.errstate(divide="ignore"):
        return np.squeeze(m, axis=-1) + np.log(total)
