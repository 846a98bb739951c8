"""Gives each point wholly to the most probable cluster.

Shows on: responsibilities(1.0, [(0, 1, 0.8), (2, 1, 0.2)])
"""

def responsibilities(x, clusters):
    logs = np.stack([logprob(x, *c) for c in clusters], axis=-1)
    return (np.arange(len(clusters)) == logs.argmax(axis=-1)[..., None]).astype(float)
