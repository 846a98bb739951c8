"""Adds up the results of all points.

Is: nothing
"""

from scipy.stats import norm


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    return np.sum(norm.logpdf(x, mu, sig) + np.log(pi))
