"""A plain loop over all numbers with the math module; the shape is put back at the end."""

import math


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("standard deviation must be positive")

    def one(value):
        z = (value - mu) / sig
        return math.log(pi) - math.log(sig) - 0.5 * math.log(2 * math.pi) - 0.5 * z * z

    if np.ndim(x) == 0:
        return one(float(x))
    result = np.empty(x.shape)
    for index in np.ndindex(x.shape):
        result[index] = one(x[index])
    return result
