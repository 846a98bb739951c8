"""Works on the transposed array and does not transpose back.

Shows on: log_sum_exp(np.zeros((2, 3, 4)))
"""

def log_sum_exp(logp):
    turned = logp.T
    m = turned.max(axis=0)
    m = np.where(np.isneginf(m), 0.0, m)
    with np.errstate(divide="ignore"):
        return m + np.log(np.exp(turned - m).sum(axis=0))
