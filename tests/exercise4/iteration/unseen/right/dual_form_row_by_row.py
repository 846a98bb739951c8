"""The dual form of ridge regression, with a system as large as the row has ratings."""

def iteration(fixed, ratings, weight):
    if fixed.shape[-1] != ratings.shape[-1]:
        raise ValueError("columns differ")
    u = np.zeros((len(fixed), len(ratings)))
    for n in range(len(ratings)):
        places = np.flatnonzero(ratings[n])
        if places.size:
            f = fixed[:, places]
            u[:, n] = f @ np.linalg.solve(f.T @ f + weight * np.eye(len(places)), ratings[n, places])
    return u
