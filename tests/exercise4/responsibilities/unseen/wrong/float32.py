"""Keeps the logarithms in float32, which costs digits far out.

Shows on: responsibilities(np.array([9.0]), [(0.0, 0.1, 0.5), (-0.05, 0.1, 0.5), (-4.5, 0.15, 0.5)])
"""

def responsibilities(x, clusters):
    logs = np.zeros(np.shape(x) + (len(clusters),), dtype=np.float32)
    for c, cluster in enumerate(clusters):
        logs[..., c] = logprob(x, *cluster)
    logs = logs.astype(np.float64)
    return np.exp(logs - log_sum_exp(logs)[..., None])
