"""Loops over the first axis and treats all below it as one row.

Shows on: log_sum_exp(np.zeros((2, 3, 4)))
"""

def log_sum_exp(logp):
    def one(values):
        m = values.max()
        return m if np.isneginf(m) else m + np.log(np.sum(np.exp(values - m)))

    if logp.ndim == 1:
        return one(logp)
    out = np.empty(logp.shape[0])
    for n in range(logp.shape[0]):
        out[n] = one(logp[n])
    return out
