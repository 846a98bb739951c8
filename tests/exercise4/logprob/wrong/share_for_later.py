"""Leaves the share to the caller and multiplies the square out.

Is: forgets_the_share
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    x = np.array(x, dtype=float)
    precision = 1 / sig**2
    return 0.5 * np.log(precision / 2 / np.pi) - precision * (x**2 / 2 - mu * x + mu**2 / 2)
