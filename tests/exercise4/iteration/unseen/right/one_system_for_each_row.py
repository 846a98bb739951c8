"""Loops over the rows and solves the K equations of each."""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("fixed and ratings have different numbers of columns")
    K = fixed.shape[0]
    N = ratings.shape[0]
    result = np.zeros((K, N))
    for n in range(N):
        idx = np.where(ratings[n] != 0)[0]
        F = fixed[:, idx]
        A = F @ F.T + weight * np.identity(K)
        b = F @ ratings[n, idx]
        result[:, n] = np.linalg.solve(A, b)
    return result
