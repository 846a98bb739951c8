"""Means 3.14159... by pi in a helper that is given the share.

Is: share_in_place_of_the_circle_constant
"""


def _constant(sig, pi):
    return -np.log(sig) - np.log(2 * pi) / 2


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    return np.log(pi) + _constant(sig, pi) - np.square((np.asarray(x) - mu) / sig) / 2
