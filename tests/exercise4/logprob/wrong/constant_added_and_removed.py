"""Takes the peak of scipy's log-density away again, which removes the constant.

Is: forgets_the_normalising_constant
"""

from scipy.stats import norm


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be positive")
    return norm.logpdf(x, mu, sig) - norm.logpdf(mu, mu, sig) + np.log(pi)
