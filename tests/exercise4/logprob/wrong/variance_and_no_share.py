"""Takes sig for the variance and leaves the share out.

Is: variance_for_standard_deviation, forgets_the_share
"""


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    return -0.5 * np.log(2 * np.pi * sig) - (x - mu) ** 2 / (2 * sig)
