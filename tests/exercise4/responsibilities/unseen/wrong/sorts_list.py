"""Sorts the list of clusters that it was given by share, and leaves it so.

Shows on: responsibilities(1.5, [(0, 1, 0.2), (2, 1, 0.8)])
"""

def responsibilities(x, clusters):
    if isinstance(clusters, list):
        clusters.sort(key=lambda cluster: -cluster[2])
    logs = np.stack([logprob(x, *c) for c in clusters], axis=-1)
    return np.exp(logs - log_sum_exp(logs)[..., None])
