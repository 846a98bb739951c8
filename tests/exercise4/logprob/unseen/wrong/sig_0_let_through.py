"""Sig = 0 is let through (< instead of <=).

Shown by: logprob(1.0, 0.0, 0.0, 0.5) gives no exception instead of ValueError.
"""

def logprob(x, mu, sig, pi):
    if sig < 0:
        raise ValueError("sig must be positive")
    x = np.asarray(x, dtype=float)
    return np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - (x - mu) ** 2 / (2 * sig**2)
