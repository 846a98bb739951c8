"""Three loops."""

def prediction(u, v):
    K, N = u.shape
    L, M = v.shape
    if K != L:
        raise ValueError("number of factors differs")
    result = np.zeros((N, M))
    for n in range(N):
        for m in range(M):
            for k in range(K):
                result[n, m] += u[k, n] * v[k, m]
    return result
