"""Gives the value of one dimension to base ten.

Is: one_dimension_only, base_ten_logarithms
"""


def mean_log_density(D):
    return -0.5 * (1 + np.log10(2 * np.pi))
