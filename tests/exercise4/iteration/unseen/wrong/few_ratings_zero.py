"""Gives zeros to each row with fewer ratings than factors.

K = 2, R = [[3, 0, 0]]: zeros.
"""

def iteration(fixed, ratings, weight):
    K, M = fixed.shape
    if ratings.shape[1] != M:
        raise ValueError("columns differ")
    u = np.zeros((K, len(ratings)))
    for n, row in enumerate(ratings):
        seen = np.flatnonzero(row)
        if len(seen) < K:
            continue
        F = fixed[:, seen]
        u[:, n] = np.linalg.solve(F @ F.T + weight * np.eye(K), F @ row[seen])
    return u
