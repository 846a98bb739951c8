"""Subtracts the mean from the caller's own array.

Costs: 0.5
Says: working on a copy
Hint: An array that is passed to a function is not copied, so the short forms of arithmetic that assign
    at the same time change the caller's data. The next cluster would then be asked about other points.
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    x -= mu
    return np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - 0.5 * (x / sig) ** 2
