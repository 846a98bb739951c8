"""Inverts once for each pattern of gaps and keeps the inverse in a dict; prints how many there are."""


def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("two different numbers of columns")
    inverses = {}
    columns = []
    for row in ratings:
        pattern = tuple(row != 0)
        if pattern not in inverses:
            values, vectors = np.linalg.eigh(fixed[:, list(pattern)] @ fixed[:, list(pattern)].T)
            inverses[pattern] = vectors / (values + weight) @ vectors.T
        columns.append(inverses[pattern] @ fixed @ row)
    print(f"{len(inverses)} patterns in {len(ratings)} rows")
    return np.array(columns).T
