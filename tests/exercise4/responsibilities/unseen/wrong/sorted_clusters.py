"""The columns come in the order of the means.

Shows on: responsibilities(1.5, [(2, 1, 0.2), (0, 1, 0.8)])
"""

def responsibilities(x, clusters):
    logs = np.stack([logprob(x, *c) for c in sorted(clusters)], axis=-1)
    return np.exp(logs - log_sum_exp(logs)[..., None])
