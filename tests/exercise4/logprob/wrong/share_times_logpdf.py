"""Multiplies scipy's log-density by the share.

Is: multiplies_by_the_share
"""

from scipy.stats import norm


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    return pi * norm.logpdf(x, mu, sig)
