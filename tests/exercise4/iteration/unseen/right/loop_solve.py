"""One np.linalg.solve per row."""

def iteration(fixed, ratings, weight):
    K, M = fixed.shape
    if M != ratings.shape[1]:
        raise ValueError("fixed and ratings differ in their number of columns")
    result = np.zeros((K, ratings.shape[0]))
    for n, row in enumerate(ratings):
        seen = row != 0
        F = fixed[:, seen]
        result[:, n] = np.linalg.solve(F @ F.T + weight * np.eye(K), F @ row[seen])
    return result
