"""Takes the first cluster's logarithm out instead of the largest, which overflows when that cluster is very improbable.

Shows on: responsibilities(np.array([50.0]), [(0.0, 1.0, 0.5), (50.0, 1.0, 0.5)])
"""

def responsibilities(x, clusters):
    logs = np.stack([logprob(x, *c) for c in clusters], axis=-1)
    ratio = np.exp(logs - logs[..., :1])
    return ratio / ratio.sum(axis=-1, keepdims=True)
