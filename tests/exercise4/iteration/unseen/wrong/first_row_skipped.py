"""The loop over the rows begins with 1.

Any table with ratings in its first row.
"""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("columns differ")
    K, N = len(fixed), len(ratings)
    u = np.zeros((K, N))
    for n in range(1, N):
        F = fixed[:, ratings[n] != 0]
        u[:, n] = np.linalg.solve(F @ F.T + weight * np.eye(K), F @ ratings[n][ratings[n] != 0])
    return u
