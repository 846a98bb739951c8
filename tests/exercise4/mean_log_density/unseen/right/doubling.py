"""Doubling: half the dimensions twice, and one more if D is odd.
"""

import math

def mean_log_density(D):
    if D == 1:
        return -0.5 - 0.5 * math.log(2 * math.pi)
    half = mean_log_density(D // 2)
    return 2 * half + (mean_log_density(1) if D % 2 else 0.0)
