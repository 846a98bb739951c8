"""Never compares the columns, and goes on happily if fixed has more of them.

Shown by: iteration of fixed (1, 3) and ratings (2, 2) gives no exception instead of ValueError.
"""

def iteration(fixed, ratings, weight):
    K = fixed.shape[0]
    u = np.zeros((K, ratings.shape[0]))
    for n, row in enumerate(ratings):
        A, b = weight * np.eye(K), np.zeros(K)
        for m in np.flatnonzero(row):
            A += np.outer(fixed[:, m], fixed[:, m])
            b += row[m] * fixed[:, m]
        u[:, n] = np.linalg.solve(A, b)
    return u
