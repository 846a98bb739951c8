"""Forgets the square in the exponent only, in Python's own arithmetic.

Is: width_not_squared
"""

from math import log, tau


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    if np.ndim(x) == 0:
        return log(pi / sig) - log(tau) / 2 - (x - mu) ** 2 / 2 / sig
    return np.array([logprob(part, mu, sig, pi) for part in x])
