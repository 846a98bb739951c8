"""The result takes the type of x, so a whole number gives a truncated result.

Shows on: logprob(5, 0, 0.1, 0.5)
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    result = np.zeros_like(x)
    result[...] = np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - (x - mu) ** 2 / (2 * sig**2)
    return result[()]
