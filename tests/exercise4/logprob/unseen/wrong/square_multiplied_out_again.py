"""The square is multiplied out, which cancels when x and mu are large against sig.

Shown by: logprob(1e9 + 1, 1e9, 1, 1) gives -0.9189385332046727 instead of -1.4189385332046727.
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    x = np.asarray(x, dtype=np.float64)
    square = x**2 - 2 * x * mu + mu**2
    return np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - square / (2 * sig**2)
