"""Row by row."""

def iteration(fixed, ratings, weight):
    K, M = fixed.shape
    if ratings.shape[1] != M:
        raise ValueError("fixed and ratings must have the same number of columns")
    result = np.zeros((K, len(ratings)))
    for n, row in enumerate(ratings):
        seen = row != 0
        F = fixed[:, seen]
        result[:, n] = np.linalg.solve(F @ F.T + weight * np.eye(K), F @ row[seen])
    return result
