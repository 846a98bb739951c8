"""Takes factors in rows too, and so transposes square factors and does not refuse some that do not fit.

    fixed = np.array([[1.0, 2.0], [0.0, 1.0]])
    result = iteration(fixed, np.array([[3.0, 0.0]]), 1.0)

Right result: [[1.5], [0]]
This answer: [[0.5], [1]]
"""

def iteration(fixed, ratings, weight):
    M = ratings.shape[1]
    F = fixed.T if fixed.shape[0] == M else fixed
    if F.shape[1] != M:
        raise ValueError("fixed does not fit to the columns of ratings")
    eye = np.eye(F.shape[0])
    result = []
    for row in ratings:
        known = row != 0
        A = F[:, known] @ F[:, known].T + weight * eye
        b = F[:, known] @ row[known]
        result.append(np.linalg.solve(A, b))
    return np.array(result).T
