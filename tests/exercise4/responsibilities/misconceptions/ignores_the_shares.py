"""Ignores the shares of the clusters.

Costs: 2
Says: responsibilities(
Hint: Of two clusters that explain a point equally well, the larger one is the more probable
    origin. The densities alone cannot know how large the clusters are.
"""


def responsibilities(x, clusters):
    logp = np.stack([logprob(x, mu, sig, 1.0) for mu, sig, _ in clusters], axis=-1)
    return np.exp(logp - log_sum_exp(logp)[..., None])
