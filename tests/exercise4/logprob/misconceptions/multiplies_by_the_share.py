"""Multiplies the log-density by the share.

Costs: 4
Says: logprob(
Hint: The share multiplies the density, not its logarithm. Work out on paper what the logarithm
    makes of a product.
Then: The logarithm of a product is a sum. So each factor of the density gets a term of its own, also the
    share.
Then: Look at the operator between the share and everything else in the line that you return.
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    return pi * (-np.log(sig) - 0.5 * np.log(2 * np.pi) - 0.5 * ((x - mu) / sig) ** 2)
