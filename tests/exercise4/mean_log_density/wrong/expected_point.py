"""Puts the expected point into the log-density, in a loop over the dimensions.

Is: log_density_at_the_centre
"""


def mean_log_density(D):
    total = 0.0
    expected_coordinate = 0.0
    for _ in range(D):
        total = total - np.log(np.sqrt(2 * np.pi)) - expected_coordinate**2 / 2
    return total
