"""Divides by 2 pi sigma squared inside one logarithm.

Is: forgets_the_square_root
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    variance = sig * sig
    return np.log(pi / (2 * np.pi * variance)) - np.square(np.subtract(x, mu)) / (2 * variance)
