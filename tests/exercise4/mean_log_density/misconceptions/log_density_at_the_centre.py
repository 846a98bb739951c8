"""Gives the log-density at the centre instead of its mean.

Costs: 2
Says: mean_log_density(
Hint: At the centre all coordinates are 0, but a random point has coordinates of size about 1.
    What does their square add on average, for each dimension?
"""


def mean_log_density(D):
    return -D / 2 * np.log(2 * np.pi)
