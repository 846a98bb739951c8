"""Hides exactly round(p * n) ratings, the first ones of a random order of the rated places."""

def train_test(ratings, p, rng):
    train = ratings.astype(float)
    test = np.zeros_like(train)
    rows, cols = np.nonzero(ratings)
    n = len(rows)
    order = rng.permutation(n)
    hide = order[: round(p * n)]
    test[rows[hide], cols[hide]] = ratings[rows[hide], cols[hide]]
    train[rows[hide], cols[hide]] = 0
    return train, test
