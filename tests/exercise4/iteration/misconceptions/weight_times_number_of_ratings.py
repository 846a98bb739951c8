"""Multiplies the weight by the number of ratings of the row.

Costs: 5
Says: iteration(
Hint: That is a variant from the literature, in which everybody is shrunk equally strongly. In this
    notebook the penalty stands once beside the sum of squares of each row, so rows with many
    ratings feel it less.
"""


def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("The numbers of columns differ.")
    K = len(fixed)
    result = np.zeros((K, len(ratings)))
    for n, row in enumerate(ratings):
        rated = fixed[:, row != 0]
        left = rated @ rated.T + weight * rated.shape[1] * np.eye(K)
        result[:, n] = np.linalg.solve(left, rated @ row[row != 0])
    return result
