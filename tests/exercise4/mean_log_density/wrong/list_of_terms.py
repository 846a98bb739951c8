"""Gives the list of the terms.

Is: one_value_for_each_dimension
"""


def mean_log_density(D):
    return [-0.5 * (1 + np.log(2 * np.pi))] * D
