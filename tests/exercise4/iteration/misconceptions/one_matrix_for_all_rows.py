"""Uses the columns observed in the first row for all rows.

Costs: 6
Says: which columns enter
Hint: Every user has rated other items, so the sum on the left side is another one for every row. It
    may be computed once only if the table has no gaps.
"""


def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("The numbers of columns differ.")
    rated = fixed[:, ratings[0] != 0]
    left = rated @ rated.T + weight * np.eye(len(fixed))
    return np.linalg.solve(left, fixed @ ratings.T)
