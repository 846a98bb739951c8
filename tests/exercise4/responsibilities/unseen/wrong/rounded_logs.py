"""Rounds the logarithms to 8 decimals and the result to 6.

Shows on: responsibilities(4.0, [(0, 1, 0.9), (3, 0.5, 0.1), (4, 0.01, 0.9)])
"""

def responsibilities(x, clusters):
    logs = np.stack([np.round(logprob(x, *c), 8) for c in clusters], axis=-1)
    r = np.exp(logs - log_sum_exp(logs)[..., None])
    return np.where(r < 0.01, np.round(r, 6), r)
