"""The argument pi stands where 3.14159 belongs.

Shows on: logprob(1.5, 1, 0.5, 0.3)
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    return np.log(pi) - np.log(sig) - 0.5 * np.log(2 * pi) - (x - mu) ** 2 / (2 * sig**2)
