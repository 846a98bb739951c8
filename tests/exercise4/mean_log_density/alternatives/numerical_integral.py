"""Integrates density times log-density in one dimension and multiplies by D."""

from scipy.integrate import quad


def _integrand(t):
    log_density = -t * t / 2 - np.log(np.sqrt(2 * np.pi))
    return np.exp(log_density) * log_density


def mean_log_density(D):
    value, _ = quad(_integrand, -np.inf, np.inf, epsabs=1e-13, epsrel=1e-13)
    return np.array([D * value])[0]
