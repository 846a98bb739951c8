"""Subtracts the mean of the row's ratings first.

Any row with a rating.
"""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("columns differ")
    K = len(fixed)
    u = np.zeros((K, len(ratings)))
    for n, row in enumerate(ratings):
        seen = row != 0
        if seen.any():
            F, y = fixed[:, seen], row[seen] - row[seen].mean()
            u[:, n] = np.linalg.solve(F @ F.T + weight * np.eye(K), F @ y)
    return u
