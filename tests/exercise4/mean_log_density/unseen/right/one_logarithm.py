"""Takes the 1 into the logarithm: log(2 pi e)."""

import math


def mean_log_density(D):
    return -0.5 * D * math.log(2 * math.pi * math.e)
