"""Divides the share by itself before its logarithm is taken, and does so for each number.

Is: forgets_the_share
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    share = pi / np.sum(pi)
    one = lambda v: np.log(share) - np.log(sig * np.sqrt(2 * np.pi)) - (v - mu) ** 2 / (2 * sig**2)
    return np.vectorize(one)(x)
