"""Clips the probabilities to 1e-5 ... 1 - 1e-5.

Shows on: responsibilities(20.0, [(0, 1, 0.5), (2, 1, 0.5)])
"""

def responsibilities(x, clusters):
    logs = np.stack([logprob(x, *c) for c in clusters], axis=-1)
    r = np.exp(logs - log_sum_exp(logs)[..., None])
    return np.clip(r, 1e-5, 1 - 1e-5)
