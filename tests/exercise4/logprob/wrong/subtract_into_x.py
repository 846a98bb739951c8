"""Lets np.subtract write into x.

Is: changes_its_points
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    if isinstance(x, np.ndarray):
        np.subtract(x, mu, out=x)
    else:
        x = x - mu
    return np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - x**2 / (2 * sig**2)
