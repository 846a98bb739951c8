"""A table of 10,000 entries is looked up, IndexError beyond.

Against "`D` is an integer from 1 to a million".
"""

TABLE = np.arange(10_001) * (-0.5 * (1 + np.log(2 * np.pi)))


def mean_log_density(D):
    return TABLE[D]
