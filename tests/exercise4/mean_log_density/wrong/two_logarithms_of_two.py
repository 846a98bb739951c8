"""Adds a term of log 2 for each dimension where a 1 belongs.

Is: logarithm_of_the_expected_density
"""

import math


def mean_log_density(D):
    return -0.5 * D * (math.log(2) + math.log(2 * math.pi))
