"""Centres features and ratings of each row first.

Is: fits_an_intercept
"""


def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("The numbers of columns differ.")
    u = np.zeros((len(fixed), len(ratings)))
    for n, row in enumerate(ratings):
        if row.any():
            F, r = fixed[:, row != 0], row[row != 0]
            F, r = F - F.mean(axis=1, keepdims=True), r - r.mean()
            u[:, n] = np.linalg.solve(F @ F.T + weight * np.eye(len(F)), F @ r)
    return u
