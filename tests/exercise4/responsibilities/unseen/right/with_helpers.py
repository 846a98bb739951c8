"""logprob for each cluster, stacked as columns, then one exp."""

def responsibilities(x, clusters):
    """Probability of each cluster given each point."""
    logs = np.stack([logprob(x, mu, sig, pi) for mu, sig, pi in clusters], axis=-1)
    return np.exp(logs - log_sum_exp(logs)[..., np.newaxis])
