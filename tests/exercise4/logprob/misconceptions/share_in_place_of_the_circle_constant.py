"""Uses the share pi where the constant 3.14159... belongs.

Costs: 4
Says: every value is off by
Hint: The formula holds two different things called pi, and inside the function the short name
    means the share of the cluster. Check for each of your terms which of the two it needs.
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    return np.log(pi) - 0.5 * np.log(2 * pi * sig**2) - (x - mu) ** 2 / (2 * sig**2)
