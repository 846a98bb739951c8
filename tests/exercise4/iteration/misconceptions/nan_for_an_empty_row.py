"""Leaves nan in the column of a row without any rating.

Costs: 1
Says: nan
Hint: One nan in a factor spreads to every prediction and, in the next half-step, to every other
    factor. Without ratings only the penalty is left, and you know which factors make that smallest.
"""


def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("The numbers of columns differ.")
    K = len(fixed)
    result = np.full((K, len(ratings)), np.nan)
    for n, row in enumerate(ratings):
        seen = row != 0
        if seen.any():
            rated = fixed[:, seen]
            result[:, n] = np.linalg.solve(rated @ rated.T + weight * np.eye(K), rated @ row[seen])
    return result
