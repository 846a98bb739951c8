"""Checks sig only if it is a float, so whole numbers are never refused.

Shows on: logprob(1.0, 0.0, -2, 0.5)
"""

def logprob(x, mu, sig, pi):
    if isinstance(sig, float) and sig <= 0:
        raise ValueError("sig must be positive")
    return np.log(pi) - 0.5 * np.log(2 * np.pi * sig**2) - 0.5 * ((x - mu) / sig) ** 2
