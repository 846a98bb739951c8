"""Takes the absolute value of the right result.

Is: entropy_with_its_sign
"""


def mean_log_density(D):
    return abs(-0.5 * D * np.log(2 * np.pi * np.e))
