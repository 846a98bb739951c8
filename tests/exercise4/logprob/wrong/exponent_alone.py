"""Leaves out both the share and the constant.

Is: forgets_the_share, forgets_the_normalising_constant
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    return -((x - mu) ** 2) / (2 * sig**2)
