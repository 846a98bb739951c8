"""Subtracts the mean from the caller's array.

    x = np.array([1.0, 2.0])
    logprob(x, 1.0, 0.5, 0.3)
    x

Right result: array([1., 2.])
This answer: array([0., 1.])
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    x -= mu
    return np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - x**2 / (2 * sig**2)
