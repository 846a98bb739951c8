"""Writes the penalty as additional rows of a least-squares problem."""


def iteration(fixed, ratings, weight):
    K, M = fixed.shape
    assert_same = ratings.shape[1] == M
    if not assert_same:
        raise ValueError(f"{M} columns in fixed, {ratings.shape[1]} in ratings")
    u = np.empty((K, len(ratings)))
    for n, row in enumerate(ratings):
        seen = (row != 0).astype(float)
        features = np.vstack([fixed.T * seen[:, None], np.sqrt(weight) * np.eye(K)])
        targets = np.concatenate([row, np.zeros(K)])
        u[:, n] = np.linalg.lstsq(features, targets, rcond=None)[0]
    return u
