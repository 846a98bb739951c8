"""Builds the stack of systems with einsum."""


def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:  # einsum would repeat a single column
        raise ValueError(f"fixed has {fixed.shape[1]} columns and ratings has {ratings.shape[1]}")
    seen = np.where(ratings == 0, 0.0, 1.0)
    left = np.einsum("nm,im,jm->nij", seen, fixed, fixed) + weight * np.eye(fixed.shape[0])
    right = np.einsum("nm,im->ni", ratings, fixed)
    return np.einsum("nij,nj->in", np.linalg.inv(left), right)
