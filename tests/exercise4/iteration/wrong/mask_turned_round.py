"""Takes the columns without a rating.

Is: nothing
"""


def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("The numbers of columns differ.")
    columns = []
    for row in ratings:
        F = fixed[:, row == 0]
        columns.append(np.linalg.solve(F @ F.T + weight * np.eye(len(F)), fixed @ row))
    return np.array(columns).T
