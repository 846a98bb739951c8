"""Calls itself for one dimension less, with a raised limit that is still far too low.

    mean_log_density(100_000)

Right result: np.float64(-141893.85332046726)
This answer: 'RecursionError: maximum recursion depth exceeded'
"""

import sys

sys.setrecursionlimit(max(sys.getrecursionlimit(), 10_000))


def mean_log_density(D):
    one = -0.5 * (1 + np.log(2 * np.pi))
    if D == 1:
        return one
    return one + mean_log_density(D - 1)
