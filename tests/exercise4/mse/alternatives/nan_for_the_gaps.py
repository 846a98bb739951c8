"""Marks the gaps with nan in a copy, and looks for a nan in the result with its warning silenced."""

import warnings


def mse(real, predicted):
    errors = np.where(real == 0, np.nan, real - predicted)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        result = np.nanmean(errors**2)
    if np.isnan(result):
        raise ValueError("nothing observed")
    return result
