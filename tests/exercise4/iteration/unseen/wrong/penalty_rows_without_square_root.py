"""Solves the least-squares problem with weight * I appended instead of its square root, so the penalty is weight squared.

    result = iteration(np.array([[1.0, 2.0]]), np.array([[4.0, 5.0]]), 3.0)

Right result: [[1.75]]
This answer: [[1]]
"""

def iteration(fixed, ratings, weight):
    K, M = fixed.shape
    if ratings.shape[1] != M:
        raise ValueError(f"fixed has {M} columns, ratings has {ratings.shape[1]}")
    u = np.zeros((K, len(ratings)))
    for n, r in enumerate(ratings):
        (seen,) = np.nonzero(r)
        design = np.vstack([fixed[:, seen].T, weight * np.eye(K)])
        target = np.concatenate([r[seen], np.zeros(K)])
        u[:, n] = np.linalg.lstsq(design, target, rcond=None)[0]
    return u
