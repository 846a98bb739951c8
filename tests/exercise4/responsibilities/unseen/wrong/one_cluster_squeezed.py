"""With a single cluster the column is lost.

Shows on: responsibilities(np.array([1.0, 2.0]), [(0, 1, 1.0)])
"""

def responsibilities(x, clusters):
    if len(clusters) == 1:
        return np.ones_like(x, dtype=float)
    logs = np.stack([logprob(x, *c) for c in clusters], axis=-1)
    return np.exp(logs - log_sum_exp(logs)[..., None])
