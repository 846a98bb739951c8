"""Multiplies the logarithm of 2 by pi.

Costs: 2
Says: mean_log_density(
Hint: The logarithm is that of the product of 2 and pi, and the logarithm of a product is a sum. Check
    which of your brackets closes where.
"""


def mean_log_density(D):
    return -D / 2 * (1 + np.log(2) * np.pi)
