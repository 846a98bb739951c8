"""Refuses a standard deviation that is small but positive.

Shows on: logprob(1e-7, 0.0, 1e-7, 0.5)
"""

EPSILON = 1e-6


def logprob(x, mu, sig, pi):
    if sig <= EPSILON:
        raise ValueError("sig is too close to zero")
    return np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - 0.5 * ((x - mu) / sig) ** 2
