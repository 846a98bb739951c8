"""Fills the rows of a prepared array.

Is: transposed_result
"""


def iteration(fixed, ratings, weight):
    K, M = fixed.shape
    if ratings.shape[1] != M:
        raise ValueError("The numbers of columns differ.")
    u = np.empty((ratings.shape[0], K))
    for n in range(ratings.shape[0]):
        F = fixed * (ratings[n] != 0)
        u[n] = np.linalg.solve(F @ F.T + weight * np.identity(K), F @ ratings[n])
    return u
