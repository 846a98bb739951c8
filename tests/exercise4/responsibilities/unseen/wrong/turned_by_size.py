"""Turns the table if its first size is not the number of points, so it stays turned when there are as many points as clusters.

Shows on: responsibilities(np.array([0.0, 1.0]), [(0, 1, 0.8), (2, 1, 0.2)])
"""

def responsibilities(x, clusters):
    logs = np.array([logprob(x, *c) for c in clusters])
    if logs.ndim == 2 and logs.shape[0] != len(x):
        logs = logs.T
    return np.exp(logs - log_sum_exp(logs)[..., None])
