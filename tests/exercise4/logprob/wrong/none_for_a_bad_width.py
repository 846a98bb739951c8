"""Computes only if sig is positive and otherwise reaches the end without a return.

Is: prints_instead_of_raising
"""


def logprob(x, mu, sig, pi):
    if sig > 0:
        z = (np.asarray(x) - mu) / sig
        return np.log(pi / sig) - 0.5 * (np.log(2 * np.pi) + z**2)
