"""Gives all results in one row instead of in the shape of x.

Costs: 1
Says: the shape of what you return
Hint: The values are right, but whoever has points in a table wants the results in the same table. An
    operation on the whole array keeps its shape by itself.
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    z = (np.ravel(x) - mu) / sig
    return np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - 0.5 * z**2
