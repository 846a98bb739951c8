"""The result always has two columns, a third cluster ends in an error.

Shows on: responsibilities(np.array([1.0]), [(0, 1, 0.5), (2, 1, 0.2), (1, 1, 0.3)])
"""

def responsibilities(x, clusters):
    logs = np.empty(np.shape(x) + (2,))
    for c in range(len(clusters)):
        logs[..., c] = logprob(x, *clusters[c])
    return np.exp(logs - log_sum_exp(logs)[..., None])
