"""Sorts the clusters by their means.

Shown by: responsibilities(1.0, [(3, 1, 0.2), (0, 0.5, 0.5), (1, 2, 0.3)]) gives
[0.4332082893069652, 0.4801500528316417, 0.08664165786139302] instead of [0.08664165786139302,
0.4332082893069652, 0.4801500528316417].
"""

def responsibilities(x, clusters):
    x = np.asarray(x, dtype=float)
    mu, sig, pi = np.array(sorted(clusters), dtype=float).T
    logs = np.log(pi) - np.log(sig) - 0.5 * ((x[..., None] - mu) / sig) ** 2
    r = np.exp(logs - logs.max(axis=-1, keepdims=True))
    return r / r.sum(axis=-1, keepdims=True)
