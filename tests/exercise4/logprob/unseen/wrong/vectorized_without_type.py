"""Wraps a scalar function in np.vectorize, which refuses an array without numbers.

    np.shape(logprob(np.zeros((0, 3)), 0.0, 1.0, 0.5))

Right result: (0, 3)
This answer: 'ValueError: cannot call `vectorize` on size 0 inputs unless `otypes` is set'
"""

import math


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")

    def single(value):
        return (
            math.log(pi)
            - math.log(sig)
            - 0.5 * math.log(2 * math.pi)
            - (value - mu) ** 2 / (2 * sig**2)
        )

    if np.isscalar(x):
        return single(x)
    return np.vectorize(single)(x)
