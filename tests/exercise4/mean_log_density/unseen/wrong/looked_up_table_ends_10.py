"""Looked up in a table that ends at 10,000 dimensions.

Shown by: mean_log_density(1_000_000) gives IndexError instead of -1418938.5332046726.
"""

def mean_log_density(D):
    table = np.cumsum(np.full(10_000, -0.5 * (1 + np.log(2 * np.pi))))
    return float(table[D - 1])
