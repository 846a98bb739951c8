"""Subtracts the maxima of the rows without an axis that fits the rows.

Costs: 3.5
Says: ValueError
Hint: NumPy lines up shapes from the last axis on, so one number for each row meets the columns. The
    maxima need an axis of length one where the row was.
"""


def log_sum_exp(logp):
    m = np.max(logp, axis=-1)
    shift = np.where(np.isfinite(m), m, 0.0)
    with np.errstate(divide="ignore"):
        return shift + np.log(np.sum(np.exp(logp - shift), axis=-1))
