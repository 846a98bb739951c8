"""Takes ratings below 1 for missing.

Shown by: iteration([[1, 1]], [[4, 1e-9]], 1) (as arrays) gives [[2.0]] of shape (1, 1) instead of
[[1.333333333666667]] of shape (1, 1).
"""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("numbers of columns differ")
    mask = ratings >= 1
    A = np.einsum("km,lm,nm->nkl", fixed, fixed, mask.astype(float)) + weight * np.eye(fixed.shape[0])
    b = (ratings * mask) @ fixed.T
    return np.linalg.solve(A, b[..., None])[..., 0].T
