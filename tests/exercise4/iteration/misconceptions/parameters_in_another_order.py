"""Takes the arguments in the wrong order, ratings first and fixed second

Costs: 9
Says: shape
Hint: The caller passes the arguments in the order of the statement, and the first name in your first line gets
    the first of them, whatever it is called. Compare the two lines.
"""


def iteration(ratings, fixed, weight):
    K, M = fixed.shape
    if ratings.shape[1] != M:
        raise ValueError(f"fixed has {M} columns, ratings has {ratings.shape[1]}")
    observed = (ratings != 0).astype(float)
    outer = (fixed[:, None, :] * fixed[None, :, :]).reshape(K * K, M)
    left = (observed @ outer.T).reshape(-1, K, K) + weight * np.eye(K)
    right = ratings @ fixed.T
    return np.linalg.solve(left, right[:, :, None])[:, :, 0].T
