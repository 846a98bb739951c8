"""The 1 has the wrong sign.

Shows on: mean_log_density(1)
"""

def mean_log_density(D):
    return -0.5 * D * (np.log(2 * np.pi) - 1)
