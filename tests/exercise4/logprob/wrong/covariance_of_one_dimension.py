"""Writes sig into a covariance matrix and uses the formula for many dimensions.

Is: variance_for_standard_deviation
"""


def logprob(x, mu, sig, pi):
    covariance = np.array([[sig]])
    if np.linalg.det(covariance) <= 0:
        raise ValueError("not positive definite")
    deviation = np.asarray(x, dtype=float)[..., None] - mu
    square = np.einsum("...i,ij,...j->...", deviation, np.linalg.inv(covariance), deviation)
    return np.log(pi) - 0.5 * (np.log(2 * np.pi) + np.linalg.slogdet(covariance)[1] + square)
