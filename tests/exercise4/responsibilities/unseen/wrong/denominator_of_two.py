"""The denominator holds the first two clusters only.

Shows on: responsibilities(np.array([1.0]), [(0, 1, 0.5), (2, 1, 0.2), (1, 1, 0.3)])
"""

def responsibilities(x, clusters):
    logs = [logprob(x, *c) for c in clusters]
    total = np.logaddexp(logs[0], logs[1]) if len(logs) > 1 else logs[0]
    return np.stack([np.exp(value - total) for value in logs], axis=-1)
