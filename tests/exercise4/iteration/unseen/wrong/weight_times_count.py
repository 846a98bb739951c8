"""Multiplies the weight by the number of ratings of the row.

Any row with two or more ratings; an empty row too, where the system becomes singular.
"""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("columns differ")
    K = len(fixed)
    u = np.zeros((K, len(ratings)))
    for n, row in enumerate(ratings):
        seen = row != 0
        if seen.any():
            F = fixed[:, seen]
            u[:, n] = np.linalg.solve(F @ F.T + weight * seen.sum() * np.eye(K), F @ row[seen])
    return u
