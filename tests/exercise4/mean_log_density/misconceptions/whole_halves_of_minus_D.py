"""Rounds minus half the number of dimensions down to a whole number.

Costs: 2
Says: mean_log_density(
Hint: Half of an odd number is no whole number, and rounding down makes a negative one larger in size.
    Look up what the two division operators of Python do.
"""


def mean_log_density(D):
    return -D // 2 * (1 + np.log(2 * np.pi))
