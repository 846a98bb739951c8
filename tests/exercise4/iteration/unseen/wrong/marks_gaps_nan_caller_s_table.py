"""Marks the gaps with nan in the caller's table.

Shown by: ratings after iteration([[1, 2]], ratings, 1) for ratings = [[2, 0]] (as arrays) gives a
changed argument instead of arguments unchanged.
"""

def iteration(fixed, ratings, weight):
    K, M = fixed.shape
    if ratings.shape[1] != M:
        raise ValueError("numbers of columns differ")
    ratings[ratings == 0] = np.nan
    u = np.zeros((K, len(ratings)))
    for n in range(len(ratings)):
        seen = ~np.isnan(ratings[n])
        F = fixed[:, seen]
        u[:, n] = np.linalg.solve(F @ F.T + weight * np.eye(K), F @ ratings[n, seen])
    return u
