"""Works through the rows in the order of their numbers of ratings and leaves the result in that order.

A table whose first row has more ratings than its second one.
"""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("columns differ")
    order = np.argsort(np.count_nonzero(ratings, axis=1), kind="stable")
    columns = []
    for n in order:
        seen = ratings[n] != 0
        F = fixed[:, seen]
        columns.append(np.linalg.solve(F @ F.T + weight * np.eye(len(F)), F @ ratings[n, seen]))
    return np.array(columns).T
