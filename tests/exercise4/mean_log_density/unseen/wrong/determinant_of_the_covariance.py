"""Builds the whole D x D covariance matrix, which for a million dimensions has no room in memory.

    result = mean_log_density(1_000_000)

Right result: -1418938.533
This answer: MemoryError: Unable to allocate 7.28 TiB for an array with shape (1000000, 1000000) and data type float64
(MemoryError, or the process is killed.)
"""

def mean_log_density(D):
    # entropy of a normal distribution: half the log-determinant of 2 pi e times its covariance
    covariance = np.eye(D)
    _, logdet = np.linalg.slogdet(covariance)
    return -0.5 * (D * np.log(2 * np.pi) + D + logdet)
