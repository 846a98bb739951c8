"""Leaves out the square root in the constant of the density.

Costs: 4
Says: every value is off by
Hint: In one dimension the density is divided by the root of two pi times the variance. What does a
    root become when its logarithm is taken?
Then: A root is the power one half, and the logarithm takes powers out in front.
Then: Look at the constant term: what stands in front of the logarithm of two pi?
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    return np.log(pi) - np.log(2 * np.pi * sig**2) - (x - mu) ** 2 / (2 * sig**2)
