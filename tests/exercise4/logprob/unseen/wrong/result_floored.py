"""Stops at -10000, which is finite but wrong.

Shows on: logprob(np.array([0.0, 20.0]), 0.0, 0.1, 0.5)
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    value = np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - (x - mu) ** 2 / (2 * sig**2)
    return np.maximum(value, -1e4)
