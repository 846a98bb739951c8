"""An array with a single element gives a number.

Shows on: logprob(np.array([1.5]), 1, 0.5, 0.3)
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    x = np.asarray(x, dtype=float)
    result = np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - (x - mu) ** 2 / (2 * sig**2)
    return result.item() if result.size == 1 else result
