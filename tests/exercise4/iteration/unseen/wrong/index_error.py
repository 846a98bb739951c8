"""Nothing is checked, and numpy raises an IndexError (a ValueError only from other operations).

Against "If `fixed` and `ratings` have different numbers of columns, raise a `ValueError`".
"""

def iteration(fixed, ratings, weight):
    K, N = fixed.shape[0], ratings.shape[0]
    u = np.empty((K, N))
    for n in range(N):
        seen = ratings[n] != 0
        F = fixed[:, seen]
        u[:, n] = np.linalg.inv(F @ F.T + weight * np.eye(K)) @ F @ ratings[n][seen]
    return u
