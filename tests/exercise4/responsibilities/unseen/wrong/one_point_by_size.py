"""Tells a number from an array by the number of elements.

Shows on: responsibilities(np.array([5.0]), [(0, 1, 0.8), (2, 1, 0.2)])
"""

def responsibilities(x, clusters):
    points = np.ravel(x)
    r = np.zeros((points.size, len(clusters)))
    for n, p in enumerate(points):
        logs = np.array([logprob(p, *c) for c in clusters])
        r[n] = np.exp(logs - log_sum_exp(logs))
    if points.size == 1:
        return r[0]
    return r
