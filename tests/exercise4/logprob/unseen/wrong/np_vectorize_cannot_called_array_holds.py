"""Np.vectorize cannot be called on an array that holds no number.

Shown by: the shape of logprob(np.empty((0, 3)), 0, 1, 0.5) gives ValueError instead of (0, 3).
"""

import math

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")

    def one(value):
        return math.log(pi) - math.log(sig) - 0.5 * math.log(2 * math.pi) - (value - mu) ** 2 / (2 * sig**2)

    return np.vectorize(one)(x)
