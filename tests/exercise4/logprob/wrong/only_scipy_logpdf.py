"""Gives scipy's log-density as it is.

Is: forgets_the_share
"""

from scipy.stats import norm


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    return norm(mu, sig).logpdf(x)
