"""A final squeeze makes one point of shape (1,) look like a number.

Shown by: responsibilities(np.array([5.0]), the clusters of the notebook) gives
[0.10152326653341404, 0.898476733466586] instead of [[0.10152326653341404, 0.898476733466586]] of
shape (1, 2).
"""

def responsibilities(x, clusters):
    points = np.atleast_1d(np.asarray(x, dtype=float))
    logs = np.zeros((len(points), len(clusters)))
    for c, (mu, sig, pi) in enumerate(clusters):
        logs[:, c] = np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - (points - mu) ** 2 / (2 * sig**2)
    logs -= logs.max(axis=1, keepdims=True)
    r = np.exp(logs)
    r /= r.sum(axis=1, keepdims=True)
    return r.squeeze()
