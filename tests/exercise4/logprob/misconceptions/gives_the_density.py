"""Gives the weighted density itself, not its logarithm.

Costs: 4
Says: logprob(
Hint: A density is never negative, while the worked example gives a negative number. The
    notebook wants the logarithm because the density itself is 0.0 at x = 5.
Then: The name says it: the logarithm of the probability is wanted, and on paper it is a sum without any
    exponential.
Then: Look at the line that you return: what would have to be done with each factor there?
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    return pi * np.exp(-0.5 * ((x - mu) / sig) ** 2) / (sig * np.sqrt(2 * np.pi))
