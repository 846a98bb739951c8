"""Recursion that halves D."""

from functools import lru_cache


@lru_cache(maxsize=None)
def mean_log_density(D):
    if D == 1:
        return -(1 + np.log(2 * np.pi)) / 2
    return mean_log_density(D // 2) + mean_log_density(D - D // 2)
