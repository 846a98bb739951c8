"""Marks the gaps with nan in the caller's own table.

    table = np.array([[2.0, 0.0], [4.0, 5.0]])
    iteration(np.array([[1.0, 2.0]]), table, 1.0)
    result = table

Right result: [[2, 0], [4, 5]]
This answer: [[2, nan], [4, 5]]
"""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("fixed.shape[1] and ratings.shape[1] must be equal")
    ratings[ratings == 0] = np.nan
    u = np.empty((fixed.shape[0], ratings.shape[0]))
    for n in range(ratings.shape[0]):
        ok = ~np.isnan(ratings[n])
        f = fixed[:, ok]
        u[:, n] = np.linalg.inv(f @ f.T + weight * np.identity(len(f))) @ (f @ ratings[n, ok])
    return u
