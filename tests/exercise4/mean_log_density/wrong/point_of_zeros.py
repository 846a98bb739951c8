"""Adds up logprob over a point of zeros.

Is: log_density_at_the_centre
"""


def mean_log_density(D):
    return float(logprob(np.zeros(D), 0.0, 1.0, 1.0).sum())
