"""Leaves out rows without any rating, so columns are missing.

Costs: 1
Says: shape
Hint: Column n belongs to row n of the table, also if there is nothing in that row; with one left out,
    all later columns belong to somebody else. Without ratings only the penalty is left, and you know
    which factors make that smallest.
"""


def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("The numbers of columns differ.")
    columns = []
    for row in ratings:
        seen = fixed[:, row != 0]
        if seen.size == 0:
            continue
        columns.append(np.linalg.solve(seen @ seen.T + weight * np.eye(len(fixed)), seen @ row[row != 0]))
    return np.array(columns).T
