"""Subtracts the mean from the caller's own array.

    x = np.array([1.0, 2.0])
    logprob(x, 2.0, 1.0, 1.0)
    result = x

Right result: [1, 2]
This answer: [-1, 0]
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    x -= mu
    return np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - x**2 / (2 * sig**2)
