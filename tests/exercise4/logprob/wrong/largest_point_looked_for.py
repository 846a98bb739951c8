"""Looks at the farthest point first, which an array without points does not have.

Is: nothing
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    z = (np.asarray(x) - mu) / sig
    if np.abs(z).max() > 1e150:
        raise ValueError("too far")
    return np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - 0.5 * z**2
