"""Leaves out the factor in front of the exponential function.

Costs: 4
Says: every value is off by
Hint: The exponential alone is no density: its integral over x is not 1. A wide cluster must
    have a lower peak than a narrow one, and something in the formula has to see to that.
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    return np.log(pi) - (x - mu) ** 2 / (2 * sig**2)
