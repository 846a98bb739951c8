"""Gives one value for each dimension up to D.

Shows on: mean_log_density(3)
"""

def mean_log_density(D):
    return np.cumsum(np.full(D, -0.5 * (1 + np.log(2 * np.pi))))
