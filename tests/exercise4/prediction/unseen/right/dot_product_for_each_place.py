"""Computes each rating on its own, as a sum over the factors."""

def prediction(u, v):
    K, N = u.shape
    L, M = v.shape
    if K != L:
        raise ValueError("u and v need the same number of rows")
    R = np.empty((N, M))
    for n in range(N):
        for m in range(M):
            R[n, m] = sum(u[k, n] * v[k, m] for k in range(K))
    return R
