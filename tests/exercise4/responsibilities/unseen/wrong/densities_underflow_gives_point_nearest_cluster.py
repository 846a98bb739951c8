"""Where all densities underflow it gives the point to the nearest cluster.

Shown by: responsibilities(10.0, [(0, 0.1, 0.5), (1.13, sqrt(0.006), 0.5)]) gives [0.0, 1.0] instead
of [1.0, 0.0].
"""

def responsibilities(x, clusters):
    x = np.asarray(x, dtype=float)
    mu, sig, pi = np.array(clusters, dtype=float).T
    weighted = pi * np.exp(-0.5 * ((x[..., None] - mu) / sig) ** 2) / (np.sqrt(2 * np.pi) * sig)
    total = weighted.sum(axis=-1, keepdims=True)
    nearest = np.eye(len(mu))[np.argmin(np.abs(x[..., None] - mu), axis=-1)]
    with np.errstate(invalid="ignore"):
        return np.where(total > 0, weighted / total, nearest)
