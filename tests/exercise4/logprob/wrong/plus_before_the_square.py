"""Adds the quadratic term.

Is: forgets_the_minus
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    return np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) + 0.5 * ((x - mu) / sig) ** 2
