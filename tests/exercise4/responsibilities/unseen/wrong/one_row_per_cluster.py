"""Gives (C, N): one row a cluster.

Shows on: responsibilities(np.array([0.0, 1.0, 2.0]), [(0, 1, 0.8), (2, 1, 0.2)])
"""

def responsibilities(x, clusters):
    logs = np.array([logprob(x, *c) for c in clusters])
    return np.exp(logs - log_sum_exp(np.moveaxis(logs, 0, -1)))
