"""Puts the coefficients of one ridge regression per row below each other.

Is: transposed_result
"""

from sklearn.linear_model import Ridge


def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("The numbers of columns differ.")
    found = []
    for row in ratings:
        seen = np.flatnonzero(row)
        model = Ridge(alpha=weight, fit_intercept=False)
        found.append(model.fit(fixed[:, seen].T, row[seen]).coef_ if len(seen) else np.zeros(len(fixed)))
    return np.vstack(found)
