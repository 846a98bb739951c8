"""Takes the logarithm of a product for up to 1000 dimensions, which underflows from 526 on.

Shows on: mean_log_density(600)
"""

def mean_log_density(D):
    typical = np.exp(-0.5) / np.sqrt(2 * np.pi)
    if D > 1000:
        return D * np.log(typical)
    return np.log(typical**D)
