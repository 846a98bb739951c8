"""Takes the logarithm to base ten instead of the natural one.

Costs: 2
Says: mean_log_density(
Hint: The 1 in the formula comes from a natural logarithm, so the other term must be one too.
    Look up which base np.log has, and which np.log10.
"""


def mean_log_density(D):
    return -D / 2 * (1 + np.log10(2 * np.pi))
