"""Hands each row with ratings to scikit-learn's Ridge, without an intercept."""

from sklearn.linear_model import Ridge


def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("number of columns must match")
    factors = np.zeros((fixed.shape[0], ratings.shape[0]))
    for n, row in enumerate(ratings):
        rated = row != 0
        if not rated.any():
            continue  # stays 0
        model = Ridge(alpha=weight, fit_intercept=False, solver="cholesky")
        model.fit(fixed[:, rated].T, row[rated])
        factors[:, n] = model.coef_
    return factors
