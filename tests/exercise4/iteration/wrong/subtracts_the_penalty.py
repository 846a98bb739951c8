"""Subtracts the penalty.

Is: nothing
"""


def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("The numbers of columns differ.")
    columns = []
    for row in ratings:
        F = fixed[:, row != 0]
        columns.append(np.linalg.solve(F @ F.T - weight * np.eye(len(F)), F @ row[row != 0]))
    return np.array(columns).T
