"""Uses the dual form of ridge regression, a system as large as the row has ratings."""


def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("shapes do not fit")
    u = np.zeros((fixed.shape[0], ratings.shape[0]))
    for n, row in enumerate(ratings):
        seen = row.nonzero()[0]
        F = fixed[:, seen]
        u[:, n] = F @ np.linalg.solve(F.T @ F + weight * np.eye(len(seen)), row[seen])
    return u
