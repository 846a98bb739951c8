"""Adds an epsilon to the variance.

Shows on: logprob(0.0, 0.0, 0.001, 0.5)
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    var = sig**2 + 1e-9
    return np.log(pi) - 0.5 * np.log(2 * np.pi * var) - (x - mu) ** 2 / (2 * var)
