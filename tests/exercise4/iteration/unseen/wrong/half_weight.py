"""Adds half the weight.

Any row with a rating.
"""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("columns differ")
    K = len(fixed)
    cols = []
    for row in ratings:
        F = fixed * (row != 0)
        cols.append(np.linalg.solve(F @ F.T + 0.5 * weight * np.eye(K), F @ row))
    return np.array(cols).T
