"""Refuses negative widths but not zero.

Is: takes_a_width_of_zero
"""


def logprob(x, mu, sig, pi):
    if sig < 0:
        raise ValueError("sig must not be negative")
    return np.log(pi) - 0.5 * np.log(2 * np.pi * sig**2) - (x - mu) ** 2 / (2 * sig**2)
