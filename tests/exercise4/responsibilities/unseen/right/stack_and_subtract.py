"""Stack and subtract."""

def responsibilities(x, clusters):
    logs = np.stack([logprob(x, *cluster) for cluster in clusters], axis=-1)
    return np.exp(logs - log_sum_exp(logs)[..., np.newaxis])
