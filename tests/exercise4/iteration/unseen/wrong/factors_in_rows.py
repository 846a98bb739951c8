"""Returns (N, K): the factors stand in rows.

N = 5, K = 2: shape (5, 2).
"""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("columns differ")
    mask = ratings != 0
    A = np.einsum("km,nm,lm->nkl", fixed, mask, fixed) + weight * np.eye(len(fixed))
    return np.linalg.solve(A, (ratings @ fixed.T)[:, :, None])[:, :, 0]
