"""Asks scipy for a normal distribution of one dimension with a covariance, and shapes its answer."""

from scipy.stats import multivariate_normal


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("not a standard deviation")
    flat = np.ravel(x)[:, np.newaxis]
    log_density = np.atleast_1d(multivariate_normal.logpdf(flat, mean=[mu], cov=[[sig**2]]))
    return (log_density + np.log(pi)).reshape(np.shape(x))
