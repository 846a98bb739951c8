"""Rounds to 6 decimals.

Shows on: logprob(0.0003, 0.0, 1 / np.sqrt(2 * np.pi), 1.0)
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    return np.round(np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - (x - mu) ** 2 / (2 * sig**2), 6)
