"""Compares the numbers of rows where the columns are meant.

fixed of (2, 6), ratings of (5, 6): ValueError instead of a result.
"""

def iteration(fixed, ratings, weight):
    if fixed.shape[0] != ratings.shape[0]:
        raise ValueError("fixed and ratings differ")
    mask = ratings != 0
    A = np.einsum("km,nm,lm->nkl", fixed, mask, fixed) + weight * np.eye(len(fixed))
    return np.linalg.solve(A, (ratings @ fixed.T)[:, :, None])[:, :, 0].T
