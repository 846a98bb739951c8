"""Takes no weight above a thousand.

Is: nothing
"""


def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("different numbers of columns")
    penalty = min(weight, 1e3) * np.eye(len(fixed))
    columns = []
    for row in ratings:
        f = fixed[:, row != 0]
        columns.append(np.linalg.solve(f @ f.T + penalty, f @ row[row != 0]))
    return np.transpose(columns)
