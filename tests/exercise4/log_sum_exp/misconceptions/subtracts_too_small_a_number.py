"""Subtracts the smallest value of each row, or another that lies below the largest.

Costs: 2.5
Says: where the infinity comes from
Hint: Whatever is subtracted leaves the result unchanged on paper, but on the computer the largest
    exponent that remains decides. Only if none is above 0 can nothing overflow.
"""


def log_sum_exp(logp):
    m = np.min(logp, axis=-1, keepdims=True)
    with np.errstate(all="ignore"):
        return m[..., 0] + np.log(np.sum(np.exp(logp - m), axis=-1))
