"""np.vectorize cannot say the type for an array without elements and raises ValueError.

    result = np.shape(logprob(np.zeros((0, 3)), 1.0, 0.5, 0.3))

Right result: (0, 3)
This answer: ValueError: cannot call `vectorize` on size 0 inputs unless `otypes` is set
"""

import math


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be greater than 0")

    def one(value):
        return math.log(pi) - math.log(sig) - 0.5 * math.log(2 * math.pi) - (value - mu) ** 2 / (2 * sig**2)

    return np.vectorize(one)(x)
