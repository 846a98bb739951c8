"""np.vectorize over a scalar function."""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must not be zero or negative")
    scalar = lambda v: np.log(pi) - np.log(sig * np.sqrt(2 * np.pi)) - (v - mu) ** 2 / sig**2 / 2
    return np.vectorize(scalar, otypes=[float])(x)[()]
