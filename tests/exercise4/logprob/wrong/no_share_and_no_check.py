"""Leaves out the share and takes any width.

Is: forgets_the_share, takes_a_width_of_zero
"""

from scipy.stats import norm


def logprob(x, mu, sig, pi):
    return norm.logpdf(x, mu, sig)
