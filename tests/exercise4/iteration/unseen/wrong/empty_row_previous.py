"""Solves into a shared variable, so a row without ratings gets the factors of the row before.

A table whose second row is empty.
"""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("columns differ")
    K = fixed.shape[0]
    u_n = np.zeros(K)
    u = np.zeros((K, ratings.shape[0]))
    for n in range(ratings.shape[0]):
        items = np.flatnonzero(ratings[n])
        if items.size:
            F = fixed[:, items]
            u_n = np.linalg.solve(F @ F.T + weight * np.eye(K), F @ ratings[n, items])
        u[:, n] = u_n
    return u
