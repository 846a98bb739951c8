"""Gives a point to the nearest cluster where all densities are 0.

Shows on: responsibilities(np.array([7.0]), [(0.0, 0.1, 0.5), (1.13, 0.0775, 0.5)])
"""

def responsibilities(x, clusters):
    mu, sig, pi = np.array(clusters, dtype=float).T
    distance = np.abs(np.asarray(x, dtype=float)[..., None] - mu)
    density = pi / sig * np.exp(-0.5 * (distance / sig) ** 2)
    total = density.sum(axis=-1, keepdims=True)
    nearest = (distance == distance.min(axis=-1, keepdims=True)).astype(float)
    with np.errstate(invalid="ignore"):
        return np.where(total > 0, density / total, nearest)
