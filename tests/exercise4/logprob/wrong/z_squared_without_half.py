"""Adds up the four terms in a list and forgets the half of the last.

Is: forgets_the_one_half
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    z = (np.asarray(x) - mu) / sig
    return sum([np.log(pi), -np.log(sig), -np.log(np.sqrt(2 * np.pi)), -z * z])
