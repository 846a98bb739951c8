"""Uses log1p for a logarithm plus 1.

Is: one_inside_the_logarithm
"""


def mean_log_density(D):
    return -D / 2 * np.log1p(2 * np.pi)
