"""Uses scipy's multivariate normal in one dimension on the flattened points."""

from scipy.stats import multivariate_normal


def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig must be > 0")
    points = np.asarray(x, dtype=float)
    values = multivariate_normal(mean=[mu], cov=[[sig**2]]).logpdf(points.reshape(-1, 1))
    return np.log(pi) + np.reshape(values, points.shape)[()]
