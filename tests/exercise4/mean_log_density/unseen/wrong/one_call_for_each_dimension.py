"""Recursive, one call a dimension, which ends in a RecursionError for many dimensions.

    result = mean_log_density(100_000)

Right result: -141893.8533
This answer: RecursionError: maximum recursion depth exceeded
"""

import sys

sys.setrecursionlimit(10_000)


def mean_log_density(D):
    if D == 1:
        return -0.5 * (1 + np.log(2 * np.pi))
    return mean_log_density(D - 1) + mean_log_density(1)
