"""Normalises over the points.

Shows on: responsibilities(np.array([0.0, 1.0]), [(0, 1, 0.8), (2, 1, 0.2)])
"""

def responsibilities(x, clusters):
    logs = np.stack([logprob(x, *c) for c in clusters], axis=-1)
    r = np.exp(logs - logs.max(axis=0))
    return r / r.sum(axis=0)
