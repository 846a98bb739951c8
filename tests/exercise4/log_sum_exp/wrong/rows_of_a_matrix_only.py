"""Subtracts the maxima as a column and sums over axis 1.

Is: sums_over_axis_one
"""


def log_sum_exp(logp):
    m = logp.max(axis=1)[:, None]
    m[np.isinf(m)] = 0
    s = np.exp(logp - m).sum(axis=1)
    with np.errstate(divide="ignore"):
        return m[:, 0] + np.log(s)
