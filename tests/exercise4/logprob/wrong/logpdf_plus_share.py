"""Adds the share to scipy's log-density.

Is: adds_the_share_itself
"""

from scipy.stats import norm


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    return norm.logpdf(x, mu, sig) + pi
