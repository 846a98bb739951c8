"""Remembers the parameters from the first call with as many clusters and the same last cluster.

Shows on: responsibilities(1.0, [(0, 1, 0.4), (2, 1, 0.2), (3, 1, 0.2), (4, 1, 0.2)]); then responsibilities(1.0, [(5, 1, 0.4), (2, 1, 0.2), (1, 1, 0.2), (4, 1, 0.2)])
"""

def responsibilities(x, clusters, _known={}):
    key = (len(clusters), clusters[-1])
    params = _known.setdefault(key, [tuple(c) for c in clusters])
    logs = np.stack([logprob(x, *c) for c in params], axis=-1)
    return np.exp(logs - log_sum_exp(logs)[..., None])
