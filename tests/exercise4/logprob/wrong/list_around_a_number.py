"""Puts a number into a list, and leaves it there.

Is: an_array_for_a_number
"""

from scipy.stats import norm


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    if np.isscalar(x):
        x = [x]
    return norm.logpdf(np.array(x), mu, sig) + np.log(pi)
