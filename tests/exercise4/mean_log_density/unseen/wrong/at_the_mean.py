"""The log-density at the mean: the 1 is missing.

Shows on: mean_log_density(1)
"""

def mean_log_density(D):
    return -D / 2 * np.log(2 * np.pi)
