"""Gives an array of one element.

Shown by: mean_log_density(3) gives [-4.2568155996140185] of shape (1,) instead of
-4.2568155996140185.
"""

def mean_log_density(D):
    D = np.atleast_1d(D)
    return -0.5 * D * (1 + np.log(2 * np.pi))
