"""Treats missing ratings as ratings of zero.

Costs: 6
Says: which columns enter
Hint: The textbook formula sums over all columns for every row, so a gap pulls the product of the
    factors towards 0 like a very bad rating. Each row has sums of its own, over the columns that it
    has rated.
"""


def iteration(fixed, ratings, weight):
    K = fixed.shape[0]
    return np.linalg.solve(fixed @ fixed.T + weight * np.eye(K), fixed @ ratings.T)
