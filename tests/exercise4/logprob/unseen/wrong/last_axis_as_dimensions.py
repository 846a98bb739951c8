"""Takes the last axis of a three-dimensional array for the coordinates of a point and sums over it.

Shows on: logprob(np.ones((2, 3, 4)), 0, 1, 1)
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    terms = -np.log(sig) - 0.5 * np.log(2 * np.pi) - (x - mu) ** 2 / (2 * sig**2)
    if np.ndim(x) > 2:
        terms = terms.sum(axis=-1)
    return terms + np.log(pi)
