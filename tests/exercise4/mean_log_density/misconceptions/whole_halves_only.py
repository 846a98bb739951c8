"""Rounds half the number of dimensions to a whole number.

Costs: 2
Says: mean_log_density(
Hint: Half of an odd number is no whole number. Look up what the two division operators of
    Python do.
"""


def mean_log_density(D):
    return -(D // 2) * (1 + np.log(2 * np.pi))
