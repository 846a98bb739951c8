"""sklearn's Ridge without intercept; rows without ratings stay zero."""

def iteration(fixed, ratings, weight):
    from sklearn.linear_model import Ridge

    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("shapes do not match")
    u = np.zeros((fixed.shape[0], ratings.shape[0]))
    for n in range(ratings.shape[0]):
        idx = np.flatnonzero(ratings[n])
        if len(idx) == 0:
            continue
        model = Ridge(alpha=weight, fit_intercept=False, solver="cholesky")
        model.fit(fixed[:, idx].T, ratings[n, idx])
        u[:, n] = model.coef_
    return u
