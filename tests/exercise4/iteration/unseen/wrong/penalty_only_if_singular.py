"""Adds the penalty only for rows with fewer ratings than factors.

A row with K or more ratings.
"""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("columns differ")
    K = len(fixed)
    u = np.zeros((K, len(ratings)))
    for n, row in enumerate(ratings):
        F = fixed[:, row != 0]
        A = F @ F.T
        if F.shape[1] < K:
            A = A + weight * np.eye(K)
        u[:, n] = np.linalg.solve(A, F @ row[row != 0])
    return u
