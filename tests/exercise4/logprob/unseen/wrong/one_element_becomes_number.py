"""An array of shape (1,) or (1, 1) gives a plain number.

Against "an array of any shape, and the result has that shape".
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    x = np.atleast_1d(np.asarray(x, dtype=float))
    result = np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - (x - mu) ** 2 / (2 * sig**2)
    return result.item() if result.size == 1 else result
