"""Divides densities by their sums over the points.

Is: naive_exponentials, normalises_over_points
"""


def responsibilities(x, clusters):
    weighted = np.exp(np.stack([logprob(np.atleast_1d(x), *cluster) for cluster in clusters], axis=-1))
    r = weighted / weighted.sum(axis=0)
    return r if np.ndim(x) else r[0]
