"""Solves users with the same gaps together and returns them group by group instead of in their own order.

    result = iteration(np.array([[1.0, 2.0]]), np.array([[4.0, 5.0], [2.0, 0.0]]), 1.0)

Right result: [[2.333333333, 1]]
This answer: [[1, 2.333333333]]
"""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("columns of fixed and ratings differ")
    observed = ratings != 0
    patterns, group = np.unique(observed, axis=0, return_inverse=True)
    group = group.ravel()
    solved = []
    for g, pattern in enumerate(patterns):
        F = fixed[:, pattern]
        R = ratings[group == g][:, pattern]
        solved.append(np.linalg.solve(F @ F.T + weight * np.eye(len(F)), F @ R.T))
    return np.hstack(solved)
