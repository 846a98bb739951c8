"""Sums over axis 1 of everything that has more than one axis.

Shown by: log_sum_exp(np.arange(12.0).reshape(2, 2, 3)) gives [[3.048587351573742,
4.048587351573742, 5.048587351573742], [9.048587351573742, 10.048587351573742, 11.048587351573742]]
instead of [[2.40760596444438, 5.407605964444381], [8.40760596444438, 11.40760596444438]].
"""

def log_sum_exp(logp):
    logp = np.asarray(logp, dtype=float)
    axis = 1 if logp.ndim > 1 else 0
    m = logp.max(axis=axis, keepdims=True)
    m = np.where(np.isinf(m), 0.0, m)
    with np.errstate(divide="ignore"):
        return np.log(np.exp(logp - m).sum(axis=axis)) + m.squeeze(axis)
