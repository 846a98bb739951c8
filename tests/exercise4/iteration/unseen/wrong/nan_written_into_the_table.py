"""Marks the missing ratings as nan in the caller's own table.

    table = np.array([[2.0, 0.0], [4.0, 5.0]])
    iteration(np.array([[1.0, 2.0]]), table, 1.0)
    table

Right result: array([[2., 0.],
           [4., 5.]])
This answer: array([[ 2., nan],
           [ 4.,  5.]])
"""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("shapes do not fit")
    ratings[ratings == 0] = np.nan
    K = fixed.shape[0]
    U = np.zeros((K, ratings.shape[0]))
    for n in range(ratings.shape[0]):
        ok = ~np.isnan(ratings[n])
        F = fixed[:, ok]
        U[:, n] = np.linalg.solve(F @ F.T + weight * np.eye(K), F @ ratings[n, ok])
    return U
