"""Keeps the left side for rows with the same number of ratings, whichever items they are.

    result = iteration(np.array([[1.0, 2.0]]), np.array([[2.0, 0.0], [0.0, 5.0]]), 1.0)

Right result: [[1, 2]]
This answer: [[1, 5]]
"""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("fixed and ratings must have the same number of columns")
    K, N = len(fixed), len(ratings)
    result = np.zeros((K, N))
    inverses = {}  # work that need not be done again for each user
    for n in range(N):
        observed = ratings[n] != 0
        count = observed.sum()
        if count not in inverses:
            F = fixed[:, observed]
            inverses[count] = np.linalg.inv(F @ F.T + weight * np.eye(K))
        result[:, n] = inverses[count] @ (fixed[:, observed] @ ratings[n, observed])
    return result
