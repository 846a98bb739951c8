"""Takes ratings of 1 for missing.

R = [[1, 4]].
"""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("columns differ")
    K = len(fixed)
    cols = []
    for row in ratings:
        F = fixed[:, row > 1]
        cols.append(np.linalg.solve(F @ F.T + weight * np.eye(K), F @ row[row > 1]))
    return np.array(cols).T
