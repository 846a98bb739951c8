"""Lets a helper raise a plain Exception.

Is: refuses_by_a_general_exception
"""

from scipy.stats import norm


def _positive(value):
    if value > 0:
        return value
    raise Exception(f"{value} is not positive")


def logprob(x, mu, sig, pi):
    return norm.logpdf(x, mu, _positive(sig)) + np.log(pi)
