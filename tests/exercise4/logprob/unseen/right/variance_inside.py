"""Puts the variance into the logarithm: -1/2 log(2 pi sig^2)."""

def logprob(x, mu, sig, pi):
    if not sig > 0:
        raise ValueError(f"The standard deviation must be larger than 0, but it is {sig}.")
    var = sig * sig
    log_norm = -0.5 * np.log(2 * np.pi * var)
    exponent = -np.square(np.subtract(x, mu)) / (2 * var)
    return np.log(pi) + log_norm + exponent
