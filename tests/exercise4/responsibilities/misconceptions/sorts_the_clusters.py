"""Sorts the clusters by their means instead of keeping their order.

Costs: 5
Says: responsibilities
Hint: Whoever calls the function knows the clusters by their places in the sequence. Keep their order.
"""


def responsibilities(x, clusters):
    logp = np.stack([logprob(x, *cluster) for cluster in sorted(clusters)], axis=-1)
    return np.exp(logp - log_sum_exp(logp)[..., np.newaxis])
