"""Cuts negative factors off.

fixed = [[1, -1]], R = [[0, 3]]: 0 instead of -1.5 (weight 1).
"""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("columns differ")
    mask = ratings != 0
    A = np.einsum("km,nm,lm->nkl", fixed, mask, fixed) + weight * np.eye(len(fixed))
    u = np.linalg.solve(A, (ratings @ fixed.T)[:, :, None])[:, :, 0].T
    return np.maximum(u, 0)
