"""Checks sig after rounding it to 3 decimals, so a small positive one is refused.

Shows on: logprob(0.0, 0.0, 0.0004, 0.5)
"""

def logprob(x, mu, sig, pi):
    if round(sig, 3) <= 0:
        raise ValueError("sig must be positive")
    return np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - 0.5 * ((x - mu) / sig) ** 2
