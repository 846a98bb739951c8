"""An array x has mu subtracted afterwards.

Against "Your functions must leave their arguments as they were".
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    x = np.asarray(x, dtype=float)
    x -= mu
    return np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - x**2 / (2 * sig**2)
