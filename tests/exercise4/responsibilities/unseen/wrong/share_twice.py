"""Multiplies by the shares once more after the softmax and scales.

Shows on: responsibilities(1.0, [(0, 1, 0.8), (2, 1, 0.2)])
"""

def responsibilities(x, clusters):
    logs = np.stack([logprob(x, *c) for c in clusters], axis=-1)
    r = np.exp(logs - log_sum_exp(logs)[..., None]) * np.array([c[2] for c in clusters])
    return r / r.sum(axis=-1, keepdims=True)
