"""Gives a row without ratings the mean of the other rows' factors, as a guess for a new user.

    iteration(np.array([[1.0, 2.0]]), np.array([[2.0, 0.0], [0.0, 0.0]]), 1.0)

Right result: array([[1., 0.]])
This answer: array([[1., 1.]])
"""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("fixed and ratings must have the same number of columns")
    K = len(fixed)
    u = np.zeros((K, len(ratings)))
    empty = ~np.any(ratings != 0, axis=1)
    for n in np.flatnonzero(~empty):
        observed = ratings[n] != 0
        F = fixed[:, observed]
        u[:, n] = np.linalg.inv(F @ F.T + weight * np.eye(K)) @ F @ ratings[n, observed]
    if empty.any() and not empty.all():
        u[:, empty] = u[:, ~empty].mean(axis=1, keepdims=True)
    return u
