"""Loops over the rows and solves one system each."""


def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("fixed and ratings must have the same number of columns")
    K = fixed.shape[0]
    factors = np.zeros((K, ratings.shape[0]))
    for n in range(ratings.shape[0]):
        seen = ratings[n] > 0
        F = fixed[:, seen]
        factors[:, n] = np.linalg.inv(F @ F.T + weight * np.eye(K)) @ F @ ratings[n, seen]
    return factors
