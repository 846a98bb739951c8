"""Adds the weight to every entry of the matrix instead of its diagonal.

Costs: 5
Says: iteration(
Hint: NumPy adds a number to all entries of a matrix, but the gradient of the penalty is the weight
    times the factors, that is the weight times the identity matrix times the factors. Entries off
    the diagonal would couple factors that have nothing to do with each other.
"""


def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("The numbers of columns differ.")
    result = np.zeros((len(fixed), len(ratings)))
    for n, row in enumerate(ratings):
        rated = fixed[:, row != 0]
        result[:, n] = np.linalg.solve(rated @ rated.T + weight, rated @ row[row != 0])
    return result
