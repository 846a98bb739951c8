"""Refuses a bad standard deviation by an exception of no particular kind, which is not the one asked for.

Costs: 0.5
Says: Exception: sig must be positive
Hint: A caller who wants to handle a bad value must be able to tell it from every other failure, so the
    kind of the exception matters. The statement names the one that is wanted.
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise Exception("sig must be positive")
    return np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - 0.5 * ((x - mu) / sig) ** 2
