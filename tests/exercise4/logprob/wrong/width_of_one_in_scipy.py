"""Standardises x first and asks scipy for the standard normal density.

Is: forgets_the_width_in_the_constant
"""

from scipy.stats import norm


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    return norm.logpdf(np.subtract(x, mu) / sig) + np.log(pi)
