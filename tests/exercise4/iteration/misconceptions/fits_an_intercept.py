"""Fits an intercept beside the factors and throws it away.

Costs: 8
Says: iteration(
Hint: Ridge regression in scikit-learn adds a constant to the model unless it is told not to. Here a
    prediction is the product of the factors and nothing else, so the factors alone have to explain
    the ratings.
"""

from sklearn.linear_model import Ridge


def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("The numbers of columns differ.")
    result = np.zeros((len(fixed), len(ratings)))
    for n, row in enumerate(ratings):
        seen = row != 0
        if seen.any():
            result[:, n] = Ridge(alpha=weight).fit(fixed[:, seen].T, row[seen]).coef_
    return result
