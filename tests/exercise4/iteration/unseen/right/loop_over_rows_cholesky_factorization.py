"""A loop over the rows with a Cholesky factorization each.
"""

from scipy.linalg import cho_factor, cho_solve

def iteration(fixed, ratings, weight):
    K, M = fixed.shape
    if ratings.shape[1] != M:
        raise ValueError(f"fixed has {M} columns and ratings has {ratings.shape[1]}")
    found = []
    for row in ratings:
        features = fixed[:, row != 0]
        found.append(cho_solve(cho_factor(features @ features.T + weight * np.identity(K)), features @ row[row != 0]))
    return np.array(found).T.reshape(K, len(ratings))
