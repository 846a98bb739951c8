"""No check of the columns: a mismatch ends in an IndexError of the boolean index.

fixed of (2, 3), ratings of (4, 5): IndexError, not ValueError.
"""

def iteration(fixed, ratings, weight):
    K = len(fixed)
    u = np.zeros((K, len(ratings)))
    for n, row in enumerate(ratings):
        F = fixed[:, row != 0]
        u[:, n] = np.linalg.solve(F @ F.T + weight * np.eye(K), F @ row[row != 0])
    return u
