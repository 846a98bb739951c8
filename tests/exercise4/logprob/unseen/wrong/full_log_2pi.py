"""Forgets the half before log 2 pi.

Shows on: logprob(0.0, 0.0, 1.0, 1.0)
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    return np.log(pi) - np.log(sig) - np.log(2 * np.pi) - 0.5 * ((x - mu) / sig) ** 2
