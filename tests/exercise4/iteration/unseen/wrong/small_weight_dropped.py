"""Drops a weight below 0.01 as negligible and takes the pseudo-inverse.

K = 2, weight = 1e-3, R = [[3, 0, 0]].
"""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("columns differ")
    K = len(fixed)
    u = np.zeros((K, len(ratings)))
    for n, row in enumerate(ratings):
        F = fixed[:, row != 0]
        if weight < 0.01:
            u[:, n] = np.linalg.pinv(F.T) @ row[row != 0]
        else:
            u[:, n] = np.linalg.solve(F @ F.T + weight * np.eye(K), F @ row[row != 0])
    return u
