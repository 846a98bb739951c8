"""Brings the clusters to the front and suppresses warnings; nan only where all are impossible."""

def log_sum_exp(logp):
    first = np.moveaxis(logp, -1, 0)
    m = first.max(axis=0)
    with np.errstate(invalid="ignore"):
        result = m + np.log(np.exp(first - m).sum(axis=0))
    return np.where(m == -np.inf, -np.inf, result)[()]
