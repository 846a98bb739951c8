"""Takes sig for the variance.

Shows on: logprob(1.5, 1, 0.5, 0.3)
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    return np.log(pi) - 0.5 * np.log(2 * np.pi * sig) - (x - mu) ** 2 / (2 * sig)
