"""Computes the logarithm to base ten by a quotient.

Is: base_ten_logarithms
"""


def mean_log_density(D):
    log = np.log(2 * np.pi) / np.log(10)
    return -0.5 * (D + D * log)
