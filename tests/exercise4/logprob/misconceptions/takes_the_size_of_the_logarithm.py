"""Adds the size of log(sig), as if sig were always below 1.

Costs: 1
Says: logprob
Hint: The logarithm of a number above 1 is positive and that of one below 1 is negative, so the sign of
    this term changes with sig. Write it as the formula has it.
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError(f"sig must be positive, not {sig}")
    return np.log(pi) + np.abs(np.log(sig)) - 0.5 * np.log(2 * np.pi) - 0.5 * ((x - mu) / sig) ** 2
