"""Adds the size of the logarithm of the width to scipy's standard normal density.

Is: takes_the_size_of_the_logarithm
"""

from scipy.stats import norm


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    return norm.logpdf(np.subtract(x, mu) / sig) + abs(np.log(sig)) + np.log(pi)
