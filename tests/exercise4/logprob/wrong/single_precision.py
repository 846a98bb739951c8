"""Computes in float32.

Is: nothing
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    x, mu, sig, pi = (np.asarray(value, dtype=np.float32) for value in (x, mu, sig, pi))
    return np.log(pi) - np.log(sig) - np.float32(0.5 * np.log(2 * np.pi)) - ((x - mu) / sig) ** 2 / 2
