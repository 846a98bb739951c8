"""Subtracts one maximum for all points together.

Shown by: responsibilities(np.array([0.0, 5.0]), the clusters of the notebook) gives [[1.0,
7.913568748660909e-47], [nan, nan]] instead of [[1.0, 7.913568748660685e-47], [0.10152326653341404,
0.898476733466586]].
"""

def responsibilities(x, clusters):
    x = np.asarray(x, dtype=float)
    logs = np.stack(
        [np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - (x - mu) ** 2 / (2 * sig**2) for mu, sig, pi in clusters],
        axis=-1,
    )
    r = np.exp(logs - logs.max())
    return r / r.sum(axis=-1, keepdims=True)
