"""Adds up a generator of the four terms."""

from math import log, pi as PI


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    z = np.divide(np.subtract(x, mu), sig)
    return sum((log(pi), -log(sig), -log(2 * PI) / 2, -0.5 * np.square(z)))
