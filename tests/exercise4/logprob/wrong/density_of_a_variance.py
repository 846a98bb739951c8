"""Takes the logarithm of a density that was computed with sig as the variance.

Is: takes_the_log_of_the_density, variance_for_standard_deviation
"""

from scipy.stats import norm


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    return np.log(pi * norm.pdf(x, mu, np.sqrt(sig)))
