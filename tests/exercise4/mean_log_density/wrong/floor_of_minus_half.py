"""Rounds minus D/2 down with np.floor.

Is: whole_halves_of_minus_D
"""


def mean_log_density(D):
    return np.floor(-D / 2) * np.log(2 * np.pi * np.e)
