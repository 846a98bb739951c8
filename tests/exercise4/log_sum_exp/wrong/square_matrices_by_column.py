"""Subtracts the maxima of the rows from the columns if the matrix is square.

Is: nothing
"""


def log_sum_exp(logp):
    largest = logp.max(axis=-1)
    largest = np.where(np.isfinite(largest), largest, 0.0)
    if logp.ndim > 1 and logp.shape[-2] != logp.shape[-1]:
        shifted = logp - largest[..., None]
    else:
        shifted = logp - largest
    with np.errstate(divide="ignore", over="ignore"):
        return largest + np.log(np.exp(shifted).sum(axis=-1))
