"""The rows come in the order of the sorted points.

Shows on: responsibilities(np.array([2.0, 0.0, 1.0]), [(0, 1, 0.8), (2, 1, 0.2)])
"""

def responsibilities(x, clusters):
    points = np.sort(x) if np.ndim(x) else x
    logs = np.stack([logprob(points, *c) for c in clusters], axis=-1)
    return np.exp(logs - log_sum_exp(logs)[..., None])
