"""Sums by a matrix product with ones, subtracts a little more than the maximum, and warns about -inf."""

import warnings


def log_sum_exp(logp):
    logp = np.asarray(logp)
    if np.isinf(logp).any():
        warnings.warn("some terms are impossible")
    shift = np.nan_to_num(logp.max(axis=-1), neginf=0.0) + 1.5  # any number near the maximum serves
    scaled = np.exp(logp - shift[..., np.newaxis])
    return shift + np.log(scaled @ np.ones(logp.shape[-1]))
