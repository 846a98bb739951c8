"""Gives a list of one result for each element of x.

Is: loops_over_a_single_number
"""

from scipy.stats import norm


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    return [norm.logpdf(point, mu, sig) + np.log(pi) for point in x]
