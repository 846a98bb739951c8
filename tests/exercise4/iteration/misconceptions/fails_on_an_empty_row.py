"""Fails on a row without any rating.

Costs: 1
Says: Found array
Hint: New users have no ratings yet, and after a split some rows may have lost all of theirs.
    Without ratings only the penalty is left, and you know which factors make that smallest.
"""

from sklearn.linear_model import Ridge


def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("The numbers of columns differ.")
    result = np.zeros((len(fixed), len(ratings)))
    for n, row in enumerate(ratings):
        seen = row != 0
        model = Ridge(alpha=weight, fit_intercept=False)
        result[:, n] = model.fit(fixed[:, seen].T, row[seen]).coef_
    return result
