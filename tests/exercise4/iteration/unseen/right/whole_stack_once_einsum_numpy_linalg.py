"""The whole stack at once by einsum and numpy.linalg.solve.
"""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("fixed and ratings differ in their number of columns")
    seen = (ratings != 0).astype(np.float64)
    left = np.einsum("km,nm,lm->nkl", fixed, seen, fixed, optimize=True) + weight * np.eye(len(fixed))
    right = np.einsum("km,nm->nk", fixed, ratings)
    return np.linalg.solve(left, right[:, :, None])[:, :, 0].T
