"""Adds log(pi) to the logpdf of scipy.stats.norm."""

from scipy.stats import norm


def logprob(x, mu, sig, pi):
    if not sig > 0:
        raise ValueError("sig must be > 0")
    return norm(loc=mu, scale=sig).logpdf(x) + np.log(pi)
