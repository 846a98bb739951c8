"""Takes the log-density at the centre and forgets the half.

Is: log_density_at_the_centre, forgets_the_one_half
"""


def mean_log_density(D):
    return -D * np.log(2 * np.pi)
