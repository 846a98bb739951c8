"""One call a dimension, RecursionError beyond some thousands.

Against "`D` is an integer from 1 to a million".
"""

import sys

sys.setrecursionlimit(10_000)


def mean_log_density(D):
    one = -0.5 * (1 + np.log(2 * np.pi))
    return one if D == 1 else one + mean_log_density(D - 1)
