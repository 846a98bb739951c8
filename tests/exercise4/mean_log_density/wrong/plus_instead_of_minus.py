"""Subtracts the 1 in the bracket.

Is: nothing
"""


def mean_log_density(D):
    return -D / 2 * (np.log(2 * np.pi) - 1)
