"""Believes that np.asarray copies, and works in place on the argument.

Shows on: logprob(np.array([1.0, 3.0]), 0.5, 2.0, 0.7)
"""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    z = np.asarray(x, dtype=float)
    np.subtract(z, mu, out=z)
    np.divide(z, sig, out=z)
    return (np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - 0.5 * z * z)[()]
