"""Leaves out the factor one half of the squares.

Costs: 2
Says: mean_log_density(
Hint: In the log-density the sum of the squares is halved, and each square is 1 on average. What is then
    the mean of that term for one dimension?
"""


def mean_log_density(D):
    return -D / 2 * np.log(2 * np.pi) - D
