"""Takes the gaps of the first row for those of all rows.

Any table whose rows have different gaps.
"""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("columns differ")
    F = fixed[:, ratings[0] != 0]
    A = F @ F.T + weight * np.eye(len(fixed))
    return np.linalg.solve(A, F @ ratings[:, ratings[0] != 0].T)
