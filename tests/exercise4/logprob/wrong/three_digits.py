"""Rounds the result to three digits.

Is: nothing
"""

from scipy.stats import norm


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    return np.round(norm.logpdf(x, mu, sig) + np.log(pi), 3)
