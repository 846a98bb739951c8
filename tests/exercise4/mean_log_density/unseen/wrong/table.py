"""A table of 100 000 dimensions; there are no more.

Shows on: mean_log_density(1000000)
"""

_table = -0.5 * (1 + np.log(2 * np.pi)) * np.arange(1, 100_001)


def mean_log_density(D):
    return _table[D - 1]
