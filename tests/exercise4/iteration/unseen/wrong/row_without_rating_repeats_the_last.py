"""A row without a rating gets the factors of the row before it instead of zeros.

    result = iteration(np.array([[1.0, 2.0]]), np.array([[2.0, 0.0], [0.0, 0.0]]), 1.0)

Right result: [[1, 0]]
This answer: [[1, 1]]
"""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("fixed and ratings have different numbers of columns")
    K = fixed.shape[0]
    columns = []
    u = np.zeros(K)
    for row in ratings:
        seen = np.flatnonzero(row)
        if seen.size > 0:
            F = fixed[:, seen]
            u = np.linalg.solve(F @ F.T + weight * np.eye(K), F @ row[seen])
        columns.append(u)
    return np.stack(columns, axis=1)
