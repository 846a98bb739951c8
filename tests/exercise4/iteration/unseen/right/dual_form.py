"""The dual form: a system as large as the number of the row's ratings (push-through identity)."""

def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("columns")
    out = np.zeros((len(fixed), len(ratings)))
    for n in range(len(ratings)):
        seen = ratings[n] != 0
        F = fixed[:, seen]
        gram = F.T @ F + weight * np.eye(F.shape[1])
        out[:, n] = F @ np.linalg.solve(gram, ratings[n, seen])
    return out
