"""Np.vectorize without otypes raises for empty input.

Against "`(0, 3)` for an array of that shape, which holds no number".
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")

    def one(value):
        return float(np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - 0.5 * ((value - mu) / sig) ** 2)

    return np.vectorize(one)(x)[()]
