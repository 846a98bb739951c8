"""Squares the number of dimensions for the length of a point.

Is: nothing
"""


def mean_log_density(D):
    return -0.5 * D * np.log(2 * np.pi) - 0.5 * D**2
