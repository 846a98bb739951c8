"""Multiplies the log-density by the share.

Costs: 4
Says: logprob(
Hint: The share multiplies the density, not its logarithm. Work out on paper what the logarithm
    makes of a product.
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    return pi * (-np.log(sig) - 0.5 * np.log(2 * np.pi) - 0.5 * ((x - mu) / sig) ** 2)
