"""Adds the maximum to the sum before the logarithm, row by row.

Is: adds_the_maximum_inside_the_logarithm
"""


def _row(row):
    m = row.max() if np.isfinite(row).any() else 0.0
    return np.log(np.exp(row - m).sum() + m)


def log_sum_exp(logp):
    return np.apply_along_axis(_row, -1, logp)
