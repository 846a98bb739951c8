"""Sums over axis 1 of everything that has more than one axis.

    log_sum_exp(np.zeros((2, 3, 4))).shape

Right result: (2, 3)
This answer: (2, 4)
"""

def log_sum_exp(logp):
    axis = 0 if logp.ndim == 1 else 1
    m = logp.max(axis=axis, keepdims=True)
    m = np.where(m == -np.inf, 0.0, m)
    with np.errstate(divide="ignore"):
        out = m + np.log(np.exp(logp - m).sum(axis=axis, keepdims=True))
    return out.squeeze(axis)
