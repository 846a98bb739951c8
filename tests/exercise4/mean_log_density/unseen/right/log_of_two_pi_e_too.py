"""Writes 1 as the logarithm of e."""

def mean_log_density(D):
    entropy_1d = np.log(2 * np.pi * np.e) / 2
    return float(-(entropy_1d * D))
