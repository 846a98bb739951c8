"""Solves each row by its singular value decomposition and skips rows without ratings."""


def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("fixed and ratings differ in their number of columns")
    result = np.zeros((len(fixed), len(ratings)))
    for n, row in enumerate(ratings):
        if row.any():
            left, values, right = np.linalg.svd(fixed[:, row > 0], full_matrices=False)
            result[:, n] = left @ (values / (values**2 + weight) * (right @ row[row > 0]))
    return result
