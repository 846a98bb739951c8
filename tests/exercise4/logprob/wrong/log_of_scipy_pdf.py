"""Takes the logarithm of scipy's density.

Is: takes_the_log_of_the_density
"""

from scipy.stats import norm


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    return np.log(pi) + np.log(norm.pdf(x, mu, sig))
