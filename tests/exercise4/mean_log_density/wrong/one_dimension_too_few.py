"""Counts the dimensions from 1 to D - 1.

Is: nothing
"""


def mean_log_density(D):
    return sum(-0.5 * (1 + np.log(2 * np.pi)) for _ in range(1, D))
