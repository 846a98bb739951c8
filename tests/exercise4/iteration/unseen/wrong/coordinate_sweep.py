"""Updates the factors one after the other, once: exact for K = 1 only.

K = 2, any row with a rating.
"""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("columns differ")
    mask = (ratings != 0).astype(float)
    K = len(fixed)
    u = np.zeros((K, len(ratings)))
    for k in range(K):
        rest = mask * (ratings - u.T @ fixed) + mask * np.outer(u[k], fixed[k])
        u[k] = rest @ fixed[k] / (mask @ fixed[k] ** 2 + weight)
    return u
