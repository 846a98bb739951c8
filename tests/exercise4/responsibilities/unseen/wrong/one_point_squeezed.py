"""An array of one point loses its row.

Shows on: responsibilities(np.array([5.0]), [(0, 1, 0.8), (2, 1, 0.2)])
"""

def responsibilities(x, clusters):
    x = np.atleast_1d(x)
    logs = np.column_stack([logprob(x, *c) for c in clusters])
    return np.exp(logs - log_sum_exp(logs)[:, None]).squeeze()
