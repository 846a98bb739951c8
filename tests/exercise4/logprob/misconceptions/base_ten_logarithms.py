"""Takes logarithms to base ten instead of natural ones.

Costs: 4
Says: logprob(
Hint: The logarithm here must be the inverse of exp, so that the quadratic term stays as it is
    in the formula. Look up which base np.log has, and which np.log10.
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    x = np.asarray(x)
    return np.log10(pi) - np.log10(np.sqrt(2 * np.pi) * sig) - (x - mu) ** 2 / (2 * sig**2)
