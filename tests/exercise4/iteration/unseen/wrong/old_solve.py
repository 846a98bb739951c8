"""Hands solve right sides of shape (N, K), which today's NumPy takes for one matrix.

N = 5, K = 2: an exception (and wrong numbers for N = K).
"""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("columns differ")
    mask = (ratings != 0).astype(float)
    A = np.einsum("km,nm,lm->nkl", fixed, mask, fixed) + weight * np.eye(len(fixed))
    b = ratings @ fixed.T
    return np.linalg.solve(A, b).T
