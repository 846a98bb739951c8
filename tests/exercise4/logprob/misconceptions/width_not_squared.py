"""Divides the squared distance by twice the width, not by twice its square.

Costs: 4
Says: logprob(
Hint: What stands in an exponential has no unit, so a squared distance must be divided by a squared
    width. Measure x in millimetres instead of metres: does your quadratic term change?
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    return np.log(pi) - np.log(sig * np.sqrt(2 * np.pi)) - (x - mu) ** 2 / (2 * sig)
