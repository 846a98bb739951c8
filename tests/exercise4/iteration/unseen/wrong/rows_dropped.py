"""Leaves out the rows without ratings, so there are too few columns.

A table with an empty row: shape (K, N - 1).
"""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("columns differ")
    K = len(fixed)
    factors = []
    for row in ratings:
        seen = row != 0
        if not seen.any():
            continue
        F = fixed[:, seen]
        factors.append(np.linalg.solve(F @ F.T + weight * np.eye(K), F @ row[seen]))
    return np.array(factors).T
