"""Divides both sides by the number of ratings, which may be 0.

Is: nan_for_an_empty_row
"""


def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("The numbers of columns differ.")
    columns = []
    for row in ratings:
        F = fixed[:, row != 0]
        left = F @ F.T + weight * np.eye(len(F))
        mean = np.sum(F * row[row != 0], axis=1) / np.count_nonzero(row)
        columns.append(np.linalg.solve(left, mean) * np.count_nonzero(row))
    return np.array(columns).T
