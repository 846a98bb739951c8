"""Takes the log-density at 0 of the difference of two points, which is the mean density.

Is: logarithm_of_the_expected_density
"""

from scipy.stats import norm


def mean_log_density(D):
    return norm.logpdf(np.zeros(D), scale=np.sqrt(2)).sum()
