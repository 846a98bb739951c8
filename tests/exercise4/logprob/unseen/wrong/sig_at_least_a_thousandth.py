"""Raises a small standard deviation to 0.001 "for stability".

Shows on: logprob(0.0, 0.0, 1e-4, 0.5)
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    sig = max(sig, 1e-3)
    return np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - (x - mu) ** 2 / (2 * sig**2)
