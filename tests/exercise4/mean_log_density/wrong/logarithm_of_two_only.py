"""Writes np.log(2) * np.pi in a sum.

Is: pi_outside_the_logarithm
"""


def mean_log_density(D):
    return -0.5 * D - 0.5 * D * np.pi * np.log(2)
