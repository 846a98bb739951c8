"""Indexes with a mask of another length.

Is: leaves_bad_shapes_to_numpy
"""

from sklearn.linear_model import Ridge


def iteration(fixed, ratings, weight):
    found = np.zeros((fixed.shape[0], ratings.shape[0]))
    for n in range(ratings.shape[0]):
        mask = ratings[n] > 0
        if not mask.any():
            continue
        found[:, n] = Ridge(weight, fit_intercept=False).fit(fixed.T[mask], ratings[n, mask]).coef_
    return found
