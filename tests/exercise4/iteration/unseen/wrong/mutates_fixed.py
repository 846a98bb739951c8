"""Clears the columns of items without ratings in `fixed` itself.

A table with an empty column: that column of `fixed` is 0 afterwards.
"""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("columns differ")
    fixed[:, ~(ratings != 0).any(axis=0)] = 0
    mask = ratings != 0
    A = np.einsum("km,nm,lm->nkl", fixed, mask, fixed) + weight * np.eye(len(fixed))
    return np.linalg.solve(A, (ratings @ fixed.T)[:, :, None])[:, :, 0].T
