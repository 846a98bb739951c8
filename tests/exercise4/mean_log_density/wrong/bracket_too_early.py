"""Closes a bracket after the 1.

Is: only_the_constant_grows
"""


def mean_log_density(D):
    return (-D / 2) * 1 + np.log(2 * np.pi)
