"""Skips a row without ratings and leaves the ones there that it started from.

Shown by: iteration([[1, 2]], [[0, 0], [2, 0]], 1) (as arrays) gives [[1.0, 1.0]] of shape (1, 2)
instead of [[0.0, 0.9999999999999998]] of shape (1, 2).
"""

def iteration(fixed, ratings, weight):
    K, M = fixed.shape
    N = ratings.shape[0]
    if ratings.shape[1] != M:
        raise ValueError("numbers of columns differ")
    u = np.ones((K, N))
    for n in range(N):
        seen = ratings[n] != 0
        if not seen.any():
            continue
        F = fixed[:, seen]
        u[:, n] = np.linalg.solve(F @ F.T + weight * np.eye(K), F @ ratings[n, seen])
    return u
