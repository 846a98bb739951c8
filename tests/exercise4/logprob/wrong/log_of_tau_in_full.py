"""Subtracts log tau in full and the other terms by a helper.

Is: forgets_the_half_of_the_constant
"""

import math


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    terms = {"share": math.log(pi), "width": -math.log(sig), "constant": -math.log(math.tau)}
    return sum(terms.values()) - (np.asarray(x) - mu) ** 2 / (2 * sig**2)
