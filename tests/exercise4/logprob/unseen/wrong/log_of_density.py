"""Computes the density first, which underflows to 0.

Shows on: logprob(5.0, 0.0, 0.1, 0.5)
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    density = np.exp(-((x - mu) ** 2) / (2 * sig**2)) / (np.sqrt(2 * np.pi) * sig)
    return np.log(pi * density)
