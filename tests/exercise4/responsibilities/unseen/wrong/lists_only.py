"""Takes a tuple of triples for a single cluster.

Shows on: responsibilities(1.0, ((0, 1, 0.8), (2, 1, 0.2)))
"""

def responsibilities(x, clusters):
    if not isinstance(clusters, list):
        clusters = [clusters]
    logs = np.stack([logprob(x, *c) for c in clusters], axis=-1)
    return np.exp(logs - log_sum_exp(logs)[..., None])
