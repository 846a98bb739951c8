"""Uses the math module, one point at a time, and gives nested lists for arrays."""

import math


def logprob(x, mu, sig, pi):
    if np.ndim(x) > 0:
        return [logprob(part, mu, sig, pi) for part in x]
    if sig <= 0:
        raise ValueError("a spread has to be positive")
    constant = math.log(pi) - math.log(sig) - math.log(math.tau) / 2
    return constant - (x - mu) ** 2 / (2 * sig**2)
