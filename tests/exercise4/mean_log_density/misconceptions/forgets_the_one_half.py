"""Leaves out the factor one half.

Costs: 2
Says: -5.6758
Hint: The half comes from the root in the density and from the exponent alike. Compare your result for one
    dimension with the worked example.
"""


def mean_log_density(D):
    return -D * (1 + np.log(2 * np.pi))
