"""Replaces every density below 1e-300 by 1e-300.

Is: adds_a_tiny_number
"""

from scipy.stats import norm


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    return np.log(np.maximum(pi * norm.pdf(x, mu, sig), 1e-300))
