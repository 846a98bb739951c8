"""Starts the sum of outer products with the number instead of a matrix.

Is: weight_on_every_entry
"""

import scipy.linalg


def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("The numbers of columns differ.")
    result = []
    for row in ratings:
        seen = np.flatnonzero(row)
        left = sum((np.outer(fixed[:, m], fixed[:, m]) for m in seen), start=weight * np.ones(1))
        left = left * np.ones((len(fixed), len(fixed)))
        result.append(scipy.linalg.solve(left, sum((row[m] * fixed[:, m] for m in seen), start=np.zeros(len(fixed)))))
    return np.array(result).T
