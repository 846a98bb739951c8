"""Stores half the dimensions in an int.

Is: whole_halves_only
"""


def mean_log_density(D):
    half = int(D / 2)
    return -half - half * np.log(2 * np.pi)
