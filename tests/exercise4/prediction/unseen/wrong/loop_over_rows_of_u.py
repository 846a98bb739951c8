"""Loops over the rows of u without a check: more rows of v are forgotten silently.

u of (2, 2), v of (3, 4): a result instead of a ValueError.
"""

def prediction(u, v):
    K, N = u.shape
    M = v.shape[1]
    out = np.zeros((N, M))
    for k in range(K):
        out += u[k].reshape(N, 1) * v[k].reshape(1, M)
    return out
