"""Gives a row without ratings the mean of the other rows' factors.

A table with an empty row.
"""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("columns differ")
    mask = ratings != 0
    A = np.einsum("km,nm,lm->nkl", fixed, mask, fixed) + weight * np.eye(len(fixed))
    u = np.linalg.solve(A, (ratings @ fixed.T)[:, :, None])[:, :, 0].T
    cold = ~mask.any(axis=1)
    if cold.any() and not cold.all():
        u[:, cold] = u[:, ~cold].mean(axis=1, keepdims=True)
    return u
