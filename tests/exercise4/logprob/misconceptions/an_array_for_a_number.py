"""Gives an array of one value where a single number was asked about.

Costs: 1
Says: the shape of what you return
Hint: A number and an array of one number are different things: the one has no axis, the other has
    one. The result should have the axes of x, neither more nor fewer.
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    z = (np.atleast_1d(x) - mu) / sig
    return np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - 0.5 * z**2
