"""Takes the mean of the logarithms out; overflows when the clusters are far apart.

Shows on: responsibilities(100.0, [(0.0, 1.0, 0.5), (100.0, 1.0, 0.5)])
"""

def responsibilities(x, clusters):
    logs = np.stack([logprob(x, *c) for c in clusters], axis=-1)
    ratio = np.exp(logs - logs.mean(axis=-1, keepdims=True))
    return ratio / ratio.sum(axis=-1, keepdims=True)
