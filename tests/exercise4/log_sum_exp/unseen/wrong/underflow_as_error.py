"""Turns all floating point warnings into errors and takes each for an impossible row.

Shows on: log_sum_exp(np.array([0.0, -1000.0]))
"""

def log_sum_exp(logp):
    if logp.ndim > 1:
        return np.array([log_sum_exp(row) for row in logp])
    m = logp.max()
    try:
        with np.errstate(all="raise"):
            return m + np.log(np.exp(logp - m).sum())
    except FloatingPointError:
        return -np.inf
