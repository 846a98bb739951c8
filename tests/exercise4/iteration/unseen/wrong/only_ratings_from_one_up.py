"""Takes what is below 1 for missing, although whatever is not 0 counts as a rating, however small.

    iteration(np.array([[1.0, 2.0]]), np.array([[2.0, 1e-9], [4.0, 0.5]]), 1.0)

Right result: array([[0.333333, 0.833333]])
This answer: array([[1., 2.]])
"""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("fixed and ratings differ in columns")
    K = fixed.shape[0]
    observed = ratings >= 1
    A = (observed[:, None, :] * fixed) @ fixed.T + weight * np.eye(K)
    b = np.where(observed, ratings, 0) @ fixed.T
    return np.linalg.solve(A, b[..., None])[..., 0].T
