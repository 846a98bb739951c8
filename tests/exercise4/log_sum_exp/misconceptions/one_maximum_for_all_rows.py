"""Subtracts one and the same maximum from all rows.

Costs: 2
Says: where the infinity comes from
Hint: Only a row's own largest value makes the largest term of that row equal to 1. With the
    maximum of another row a whole row may underflow, and its sum is 0.0 again.
"""


def log_sum_exp(logp):
    m = np.max(logp)
    with np.errstate(divide="ignore", invalid="ignore"):
        return m + np.log(np.sum(np.exp(logp - m), axis=-1))
