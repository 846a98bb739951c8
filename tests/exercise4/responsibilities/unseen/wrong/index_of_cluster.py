"""Finds the column with clusters.index, so of two equal clusters the second column stays 0.

Shows on: responsibilities(1.0, [(0, 1, 0.5), (0, 1, 0.5)])
"""

def responsibilities(x, clusters):
    logs = [logprob(x, *c) for c in clusters]
    total = log_sum_exp(np.stack(logs, axis=-1))
    r = np.zeros(np.shape(x) + (len(clusters),))
    for cluster in clusters:
        c = clusters.index(cluster)
        r[..., c] = np.exp(logs[c] - total)
    return r
