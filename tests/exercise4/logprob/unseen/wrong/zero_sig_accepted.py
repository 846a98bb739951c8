"""Refuses only a negative sig; zero slips through.

Shows on: logprob(1.0, 0.0, 0.0, 0.5)
"""

def logprob(x, mu, sig, pi):
    if sig < 0:
        raise ValueError("sig must not be negative")
    return np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - (x - mu) ** 2 / (2 * sig**2)
