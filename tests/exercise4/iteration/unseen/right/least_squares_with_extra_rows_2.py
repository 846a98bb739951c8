"""Least squares with extra rows."""

def iteration(fixed, ratings, weight):
    if np.shape(fixed)[1] != np.shape(ratings)[1]:
        raise ValueError(f"{np.shape(fixed)[1]} columns of factors, {np.shape(ratings)[1]} of ratings")
    K = len(fixed)
    # the penalty is K more "ratings" of 0, of items along the axes
    extra = np.sqrt(weight) * np.eye(K)
    columns = []
    for row in ratings:
        items = np.flatnonzero(row)
        A = np.vstack([fixed.T[items], extra])
        b = np.concatenate([row[items], np.zeros(K)])
        columns.append(np.linalg.lstsq(A, b, rcond=None)[0])
    return np.array(columns).reshape(-1, K).T
