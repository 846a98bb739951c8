"""Returns the factors in rows instead of columns.

Costs: 9
Says: shape
Hint: Factors stand in columns everywhere in this notebook, K rows and one column for each row of
    the table. Compare the shape of what you return with that of the argument fixed.
"""


def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("The numbers of columns differ.")
    result = []
    for row in ratings:
        rated = fixed[:, row != 0]
        left = rated @ rated.T + weight * np.eye(len(fixed))
        result.append(np.linalg.solve(left, rated @ row[row != 0]))
    return np.array(result)
