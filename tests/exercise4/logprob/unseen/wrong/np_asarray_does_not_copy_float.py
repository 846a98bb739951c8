"""Np.asarray does not copy a float array, so -= and /= write into the argument.

Shown by: x after logprob(x, 1, 2, 0.5) for x = np.array([1.0, 4.0]) gives a changed argument
instead of arguments unchanged.
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    z = np.asarray(x, dtype=float)
    if z.ndim == 0:
        z = (z - mu) / sig
    else:
        z -= mu
        z /= sig
    return np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - 0.5 * z**2
