"""The logarithm of the expected density.

Shows on: mean_log_density(1)
"""

def mean_log_density(D):
    return -D / 2 * np.log(4 * np.pi)
