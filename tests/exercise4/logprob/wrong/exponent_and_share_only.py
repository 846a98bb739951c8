"""Adds log share and exponent in two steps, without the factor of the exponential.

Is: forgets_the_normalising_constant
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    exponent = -0.5 * np.square(np.subtract(x, mu) / sig)
    return exponent + np.log(pi)
