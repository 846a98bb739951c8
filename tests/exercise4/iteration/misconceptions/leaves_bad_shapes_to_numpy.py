"""Ends with NumPy's IndexError if the numbers of columns differ.

Costs: 1
Says: IndexError
Hint: An error from the depths of the code tells the caller neither which argument was wrong nor why,
    and the statement names the kind it should be. Compare the numbers of columns before you use them.
"""


def iteration(fixed, ratings, weight):
    columns = []
    for row in ratings:
        seen = fixed[:, row != 0]
        columns.append(np.linalg.solve(seen @ seen.T + weight * np.eye(len(fixed)), seen @ row[row != 0]))
    return np.array(columns).T
