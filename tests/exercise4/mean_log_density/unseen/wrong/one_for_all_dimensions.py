"""The 1 is added once and not once for each dimension.

Shows on: mean_log_density(2)
"""

def mean_log_density(D):
    return -0.5 * (1 + D * np.log(2 * np.pi))
