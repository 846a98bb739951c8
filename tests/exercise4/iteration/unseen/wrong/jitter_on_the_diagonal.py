"""Adds 1e-8 to the diagonal for numerical stability, which spoils systems whose own numbers are as small.

    result = iteration(np.array([[1e-4, 2e-4]]), np.array([[1.0, 2.0]]), 1e-8)

Right result: [[8333.333333]]
This answer: [[7142.857143]]
"""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("number of columns differs")
    K = fixed.shape[0]
    mask = (ratings != 0).astype(float)
    left = np.einsum("km,lm,nm->nkl", fixed, fixed, mask)
    left += (weight + 1e-8) * np.eye(K)  # keeps the matrices well away from singular
    right = ratings @ fixed.T
    return np.linalg.solve(left, right[..., None])[..., 0].T
