"""Uses logarithms only where a sum of densities is exactly 0.

Is: nothing
"""


def responsibilities(x, clusters):
    logp = np.stack([logprob(x, *cluster) for cluster in clusters], axis=-1)
    densities = np.exp(logp)
    total = densities.sum(axis=-1, keepdims=True)
    if np.all(total > 0):
        return densities / total
    return np.exp(logp - np.expand_dims(log_sum_exp(logp), axis=-1))
