"""Returns the class ValueError for a bad width.

Is: returns_the_exception
"""

from scipy.stats import norm


def logprob(x, mu, sig, pi):
    return norm.logpdf(x, mu, sig) + np.log(pi) if sig > 0 else ValueError
