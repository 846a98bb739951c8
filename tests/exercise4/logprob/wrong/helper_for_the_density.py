"""Calls a helper for the density and takes the logarithm of share times density.

Is: takes_the_log_of_the_density
"""


def gaussian(x, mu, variance):
    return (2 * np.pi * variance) ** -0.5 * np.exp(-(x - mu) * (x - mu) / 2 / variance)


def logprob(x, mu, sig, pi):
    if not sig > 0:
        raise ValueError("sig must be positive")
    with np.errstate(divide="ignore"):
        return np.log(pi * gaussian(np.asarray(x), mu, sig**2))
