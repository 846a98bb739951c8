"""Adds the 1 inside the logarithm instead of outside.

Costs: 2
Says: mean_log_density(
Hint: The 1 is the mean of a square and stands beside the logarithm, not in it. Compare the brackets of
    your code with those of the formula.
"""


def mean_log_density(D):
    return -0.5 * D * np.log(1 + 2 * np.pi)
