"""Integrates the squared density and takes the logarithm at the end.

Is: logarithm_of_the_expected_density
"""

from scipy.integrate import quad
from scipy.stats import norm


def mean_log_density(D):
    expected, _ = quad(lambda t: norm.pdf(t) ** 2, -np.inf, np.inf, epsabs=1e-14)
    return D * np.log(expected)
