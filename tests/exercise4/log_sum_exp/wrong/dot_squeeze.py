"""Squeezes an array that a product with ones has left.

Is: squeezes_all_axes
"""


def log_sum_exp(logp):
    shift = np.max(logp, axis=-1, keepdims=True)
    shift = np.where(np.isfinite(shift), shift, 0.0)
    total = np.exp(logp - shift) @ np.ones((logp.shape[-1], 1))
    return (shift + np.log(total)).squeeze()
