"""Calls itself once for each dimension, deeper than Python goes.

Is: nothing
"""


def mean_log_density(D):
    if D == 0:
        return 0.0
    return mean_log_density(D - 1) - 0.5 * (1 + np.log(2 * np.pi))
