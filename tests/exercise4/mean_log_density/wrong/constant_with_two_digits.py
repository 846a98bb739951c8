"""Multiplies by 1.42 as a stand-in for the constant.

Is: nothing
"""


def mean_log_density(D):
    return -1.42 * D
