"""Turns the array round only if its first axis is not N, so it comes out transposed for N = C.

Shown by: responsibilities(np.array([0.0, 0.5]), the clusters of the notebook) gives [[1.0,
0.9999999985026773], [7.913568748660909e-47, 1.4973227009927575e-09]] instead of [[1.0,
7.913568748660685e-47], [0.9999999985026773, 1.4973227009927735e-09]].
"""

def responsibilities(x, clusters):
    x = np.asarray(x, dtype=float)
    logs = np.array(
        [np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - (x - mu) ** 2 / (2 * sig**2) for mu, sig, pi in clusters]
    )
    r = np.exp(logs - np.max(logs, axis=0))
    r = r / r.sum(axis=0)
    if x.ndim == 1 and r.shape[0] != len(x):
        r = r.T
    return r
