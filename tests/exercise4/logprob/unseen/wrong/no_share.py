"""Forgets the share of the cluster.

Shows on: logprob(1.5, 1, 0.5, 0.3)
"""

from scipy.stats import norm


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    return norm.logpdf(x, mu, sig)
