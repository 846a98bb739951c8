"""Uses bits.

Shows on: mean_log_density(1)
"""

def mean_log_density(D):
    return -D / 2 * np.log2(2 * np.pi * np.e)
