"""Undoes the logarithm at the end.

Is: gives_the_density
"""

from scipy.stats import norm


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    return np.exp(norm.logpdf(x, mu, sig) + np.log(pi))
