"""Leaves the weight out.

Costs: 5
Says: iteration(
Hint: Without the penalty, a row with fewer ratings than factors has no unique solution, and one
    with a few more has a wild one. The penalty adds its weight to the matrix that each system is
    solved with.
"""


def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("The numbers of columns differ.")
    result = np.zeros((len(fixed), len(ratings)))
    for n, row in enumerate(ratings):
        rated = fixed[:, row != 0]
        result[:, n] = np.linalg.solve(rated @ rated.T, rated @ row[row != 0])
    return result
