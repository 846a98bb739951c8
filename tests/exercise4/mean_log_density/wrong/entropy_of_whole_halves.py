"""Gives the opposite sign and rounds half the dimensions.

Is: entropy_with_its_sign, whole_halves_only
"""


def mean_log_density(D):
    return D // 2 * (1 + np.log(2 * np.pi))
