"""Flattens in the order of memory, so a transposed view such as train.T is read the wrong way.

ratings = some table's .T (as in the notebook's half-step for the items).
"""

def iteration(fixed, ratings, weight):
    K, M = fixed.shape
    N = ratings.shape[0]
    if ratings.shape[1] != M:
        raise ValueError("columns differ")
    A = np.array([weight * np.eye(K) for _ in range(N)])
    b = np.zeros((N, K))
    for place, r in enumerate(ratings.ravel(order="K")):
        n, m = divmod(place, M)
        if r != 0:
            A[n] += np.outer(fixed[:, m], fixed[:, m])
            b[n] += r * fixed[:, m]
    return np.linalg.solve(A, b[:, :, None])[:, :, 0].T
