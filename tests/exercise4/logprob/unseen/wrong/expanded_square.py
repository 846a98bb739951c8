"""Multiplies the square out, which loses all digits when mu is large and sig small.

Shows on: logprob(1000.002, 1000.0, 0.001, 0.5)
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    square = x**2 - 2 * x * mu + mu**2
    return np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - square / (2 * sig**2)
