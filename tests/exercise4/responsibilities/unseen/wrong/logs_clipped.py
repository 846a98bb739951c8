"""Clips the logarithms at -10000: farther out all clusters look the same.

Shows on: responsibilities(np.array([20.0]), [(0.0, 0.1, 0.5), (1.13, 0.0775, 0.5)])
"""

def responsibilities(x, clusters):
    logs = np.stack([np.maximum(logprob(x, *c), -1e4) for c in clusters], axis=-1)
    return np.exp(logs - log_sum_exp(logs)[..., None])
