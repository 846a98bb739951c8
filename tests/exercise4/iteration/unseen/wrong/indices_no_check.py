"""Indices and no check: if fixed has more columns than ratings, nothing is noticed.

fixed of (2, 5), ratings of (4, 3): a result instead of a ValueError.
"""

def iteration(fixed, ratings, weight):
    K = len(fixed)
    u = np.zeros((K, len(ratings)))
    for n in range(len(ratings)):
        m = np.nonzero(ratings[n])[0]
        try:
            F = fixed[:, m]
        except IndexError:
            raise ValueError("too few columns in fixed")
        u[:, n] = np.linalg.inv(F @ F.T + weight * np.eye(K)) @ F @ ratings[n, m]
    return u
