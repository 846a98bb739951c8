"""One call for each dimension with a raised limit, which ends at 5000.

Shows on: mean_log_density(6000)
"""

import sys


def mean_log_density(D):
    sys.setrecursionlimit(max(sys.getrecursionlimit(), 5000))
    if D == 0:
        return 0.0
    return mean_log_density(D - 1) - 0.5 * (1 + np.log(2 * np.pi))
