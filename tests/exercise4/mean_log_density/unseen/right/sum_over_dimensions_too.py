"""Adds up the same one-dimensional expectation once for each dimension."""

import math


def mean_log_density(D):
    per_dimension = -0.5 * math.log(2 * math.pi) - 0.5 * 1.0
    return math.fsum(per_dimension for _ in range(D))
