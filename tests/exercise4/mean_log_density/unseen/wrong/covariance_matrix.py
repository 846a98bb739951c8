"""Builds the D x D covariance matrix, which has no room for large D.

    mean_log_density(1_000_000)

Right result: np.float64(-1418938.5332046726)
This answer: 'MemoryError: Unable to allocate 7.28 TiB for an array with shape (1000000, 1000000) and data type float64'
"""

def mean_log_density(D):
    covariance = np.eye(D)
    sign, logdet = np.linalg.slogdet(covariance)
    return -0.5 * (D * np.log(2 * np.pi) + logdet + np.trace(covariance))
