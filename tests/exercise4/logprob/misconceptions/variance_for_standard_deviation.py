"""Takes sig for the variance.

Costs: 4
Says: logprob(
Hint: In this notebook sig is the standard deviation, in the unit of x, and the formula holds
    both sig and its square. Go through its terms and check that each fraction comes out without
    a unit.
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    x = np.asarray(x)
    return np.log(pi) - 0.5 * np.log(2 * np.pi * sig) - (x - mu) ** 2 / (2 * sig)
