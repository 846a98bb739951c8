"""With more than two clusters the last one gets one minus the one before it.

Shows on: responsibilities(np.array([1.0]), [(0, 1, 0.5), (2, 1, 0.2), (1, 1, 0.3)])
"""

def responsibilities(x, clusters):
    logs = np.stack([logprob(x, *c) for c in clusters], axis=-1)
    r = np.exp(logs - log_sum_exp(logs)[..., None])
    if len(clusters) > 1:
        r[..., -1] = 1 - r[..., -2]
    return r
