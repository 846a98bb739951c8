"""Goes into nested lists and forgets the constant at the bottom.

Is: forgets_the_normalising_constant
"""

import math


def logprob(x, mu, sig, pi):
    if np.ndim(x):
        return [logprob(part, mu, sig, pi) for part in x]
    if sig <= 0:
        raise ValueError("sig must be positive")
    return math.log(pi) - ((x - mu) / sig) ** 2 / 2
