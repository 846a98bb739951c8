"""Subtracts mu from the array it was given.

Shows on: logprob(np.array([[0.0, 2.0, 4.0]]), 2, 1, 1)
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    x -= mu
    return np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - x**2 / (2 * sig**2)
