"""Computes one number with math, and fills an array of the shape of x in a loop."""

import math


def _one(x, mu, sig, pi):
    z = (x - mu) / sig
    return math.log(pi) - math.log(sig) - math.log(2 * math.pi) / 2 - z * z / 2


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("standard deviation has to be positive")
    if np.ndim(x) == 0:
        return _one(float(x), mu, sig, pi)
    out = np.empty(np.shape(x))
    for place, value in np.ndenumerate(x):
        out[place] = _one(value, mu, sig, pi)
    return out
