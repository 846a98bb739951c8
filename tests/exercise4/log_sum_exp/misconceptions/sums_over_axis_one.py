"""Sums over axis 1, which is the last one only of a matrix.

Costs: 4
Says: axis 1 is out of bounds
Hint: The axes are counted from the front, so the number of the last one depends on the shape: it is 0
    for a single row and 2 for a stack of matrices. NumPy can count from the end as well.
"""


def log_sum_exp(logp):
    m = np.max(logp, axis=1, keepdims=True)
    m = np.where(np.isfinite(m), m, 0.0)
    with np.errstate(divide="ignore"):
        return m[:, 0] + np.log(np.sum(np.exp(logp - m), axis=1))
