"""Places are drawn with replacement, so some are drawn twice and fewer are hidden (39 % for p = 0.5).

Against "hide exactly round(p * n) of the n ratings".
"""

def train_test(ratings, p, rng):
    rows, columns = np.nonzero(ratings)
    chosen = rng.integers(len(rows), size=round(p * len(rows)))
    train, test = ratings.copy(), np.zeros(ratings.shape)
    train[rows[chosen], columns[chosen]] = 0
    test[rows[chosen], columns[chosen]] = ratings[rows[chosen], columns[chosen]]
    return train, test
