"""Hands the root of sig to scipy, as if sig were the variance.

Is: variance_for_standard_deviation
"""

from scipy import stats


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig")
    return np.log(pi) + stats.norm.logpdf(x, loc=mu, scale=sig**0.5)
