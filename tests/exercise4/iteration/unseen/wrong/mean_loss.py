"""Averages the sums over the row's ratings but adds the weight as it is, which multiplies it by their number.

Any row with two or more ratings.
"""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("columns differ")
    mask = ratings != 0
    n_ratings = np.maximum(mask.sum(axis=1), 1)
    A = np.einsum("km,nm,lm->nkl", fixed, mask, fixed) / n_ratings[:, None, None]
    b = ratings @ fixed.T / n_ratings[:, None]
    return np.linalg.solve(A + weight * np.eye(len(fixed)), b[:, :, None])[:, :, 0].T
