"""Adds the same term for each dimension, with an exact sum."""

import itertools
import math


def mean_log_density(D):
    one = -0.5 * math.log(2 * math.pi) - 0.5
    return math.fsum(itertools.repeat(one, D))
