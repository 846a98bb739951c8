"""Leaves out the term with 2 pi.

Costs: 4
Says: every value is off by
Hint: Three things stand before the square in the formula: the share, the width, and a number that depends
    on neither. It is the same for every cluster, so it seems to do no harm, but without it the area
    under the curve is not 1.
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    return np.log(pi) - np.log(sig) - (x - mu) ** 2 / (2 * sig**2)
