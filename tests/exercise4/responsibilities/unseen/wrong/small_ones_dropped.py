"""Sets responsibilities below 0.001 to 0 and scales the others.

Shows on: responsibilities(4.5, [(0, 1, 0.5), (2, 1, 0.5)])
"""

def responsibilities(x, clusters):
    logs = np.stack([logprob(x, *c) for c in clusters], axis=-1)
    r = np.exp(logs - log_sum_exp(logs)[..., None])
    r[r < 1e-3] = 0.0
    return r / r.sum(axis=-1, keepdims=True)
