"""Adds the share instead of its logarithm.

Costs: 4
Says: every value is off by
Hint: The share multiplies the density, and the logarithm turns that product into a sum. What
    becomes of each factor on the way?
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    return pi - np.log(sig) - 0.5 * np.log(2 * np.pi) - 0.5 * ((x - mu) / sig) ** 2
