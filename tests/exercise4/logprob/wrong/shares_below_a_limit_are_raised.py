"""Adds a tiny number to the share before its logarithm is taken.

Is: nothing
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    return np.log(pi + 1e-40) - np.log(sig) - 0.5 * np.log(2 * np.pi) - 0.5 * ((x - mu) / sig) ** 2
