"""Gives the entropy, with the other sign.

Shows on: mean_log_density(3)
"""

def mean_log_density(D):
    return D / 2 * (1 + np.log(2 * np.pi))
