"""Keeps the summed axis as an axis of length one.

Costs: 5
Says: the shape of what you return
Hint: Keeping the axis is useful inside the function, when the largest value is subtracted from
    its row. The result should be one number for each row, without an axis of length one at the
    end.
"""


def log_sum_exp(logp):
    m = np.max(logp, axis=-1, keepdims=True)
    m = np.where(np.isfinite(m), m, 0.0)
    with np.errstate(divide="ignore"):
        return m + np.log(np.sum(np.exp(logp - m), axis=-1, keepdims=True))
