"""Sums of outer products in three loops, then Gauss-Jordan elimination by hand."""

def _solve(A, b):
    A = np.column_stack([A, b]).astype(float)
    size = len(b)
    for i in range(size):
        pivot = i + int(np.argmax(np.abs(A[i:, i])))
        A[[i, pivot]] = A[[pivot, i]]
        A[i] /= A[i, i]
        for j in range(size):
            if j != i:
                A[j] -= A[j, i] * A[i]
    return A[:, -1]


def iteration(fixed, ratings, weight):
    K, M = fixed.shape
    N = ratings.shape[0]
    if ratings.shape[1] != M:
        raise ValueError("different numbers of columns")
    u = np.empty((K, N))
    for n in range(N):
        A = np.zeros((K, K))
        b = np.zeros(K)
        for m in range(M):
            if ratings[n, m] != 0:
                A += np.outer(fixed[:, m], fixed[:, m])
                b += ratings[n, m] * fixed[:, m]
        for k in range(K):
            A[k, k] += weight
        u[:, n] = _solve(A, b)
    return u
