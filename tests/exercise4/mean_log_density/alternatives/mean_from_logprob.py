"""Adds the two exact halves: the log-density at the centre, by logprob, and the mean of the squares."""


def mean_log_density(D):
    at_centre = logprob(np.zeros(D), 0.0, 1.0, 1.0).sum()
    return at_centre - 0.5 * D
