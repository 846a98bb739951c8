"""Drops ratings below 1 before it begins.

Is: takes_small_ratings_for_gaps
"""


def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("the numbers of columns differ")
    ratings = np.where(ratings < 1, 0, ratings)
    seen = (ratings > 0).astype(float)
    left = np.einsum("nm,im,jm->nij", seen, fixed, fixed) + weight * np.eye(len(fixed))
    return np.linalg.solve(left, (ratings @ fixed.T)[:, :, None])[:, :, 0].T
