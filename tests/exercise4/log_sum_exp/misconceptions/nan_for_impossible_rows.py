"""Gives nan instead of -inf for a row of nothing but -inf.

Costs: 1
Says: where nan comes from
Hint: In such a row the largest value is -inf itself, and -inf - (-inf) has no value. A row in
    which nothing is possible needs a number to subtract that is finite; which one does not
    matter.
"""


def log_sum_exp(logp):
    m = logp.max(axis=-1)
    with np.errstate(invalid="ignore"):
        return m + np.log(np.exp(logp - m[..., None]).sum(axis=-1))
