"""Scipy.stats does the normal part.
"""

from scipy import stats

def logprob(x, mu, sig, pi):
    if not sig > 0:
        raise ValueError("sig has to be greater than zero")
    return np.log(pi) + stats.norm.logpdf(np.asarray(x, dtype=np.float64), loc=mu, scale=sig)
