"""Multiplies the logarithm of the density by the share.

Shows on: logprob(1.5, 1, 0.5, 0.3)
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    log_density = -np.log(sig) - 0.5 * np.log(2 * np.pi) - (x - mu) ** 2 / (2 * sig**2)
    return pi * log_density
