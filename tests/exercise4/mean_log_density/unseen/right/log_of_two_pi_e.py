"""The constant as the logarithm of 2 pi e."""

from math import e, log, tau


def mean_log_density(D):
    return -(D * log(tau * e)) / 2
