"""Solves in float32.

Any table: the dtype, and errors of 1e-7 and more.
"""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("columns differ")
    fixed, ratings = np.float32(fixed), np.float32(ratings)
    eye = np.eye(len(fixed), dtype=np.float32)
    out = np.zeros((len(fixed), len(ratings)), dtype=np.float32)
    for n, row in enumerate(ratings):
        F = fixed[:, row != 0]
        out[:, n] = np.linalg.solve(F @ F.T + np.float32(weight) * eye, F @ row[row != 0])
    return out
