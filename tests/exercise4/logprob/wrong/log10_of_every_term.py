"""Takes every logarithm by math.log10, one number at a time.

Is: base_ten_logarithms
"""

import math


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    constant = math.log10(pi) - math.log10(sig) - math.log10(2 * math.pi) / 2
    return np.asarray(np.vectorize(lambda point: constant - 0.5 * ((point - mu) / sig) ** 2)(x))
