"""Exact number."""

def train_test(ratings, p, rng):
    rows, columns = np.nonzero(ratings)
    order = rng.permutation(len(rows))[: round(p * len(rows))]
    train, test = ratings.copy(), np.zeros_like(ratings)
    test[rows[order], columns[order]] = ratings[rows[order], columns[order]]
    train[rows[order], columns[order]] = 0
    return train, test
