"""Multiplies only one of the two terms by the number of dimensions.

Costs: 2
Says: mean_log_density(
Hint: Every dimension contributes the same: a constant and a square. Both are summed over all
    dimensions, so the result for D is D times the result for 1.
"""


def mean_log_density(D):
    return -D / 2 + np.log(2 * np.pi)
