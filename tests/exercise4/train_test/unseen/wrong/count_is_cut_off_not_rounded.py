"""Hides int(p * n) ratings, cut off instead of rounded, so with 3 ratings and p = 0.25 never one is hidden.

    table = np.array([[5.0, 0.0, 3.0], [0.0, 4.0, 0.0]])
    result = [np.count_nonzero(train_test(table, 0.25, np.random.default_rng(seed))[1]) for seed in range(20)]

Right result: [1, 1, 0, 2, 0, 1, 0, 0, 0, 0, 0, 2, 1, 1, 0, 0, 1, 1, 0, 0]
This answer: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
"""

def train_test(ratings, p, rng):
    rows, cols = np.nonzero(ratings)
    n = len(rows)
    chosen = rng.choice(n, size=int(p * n), replace=False)
    train = ratings.copy()
    test = np.zeros_like(ratings)
    test[rows[chosen], cols[chosen]] = ratings[rows[chosen], cols[chosen]]
    train[rows[chosen], cols[chosen]] = 0
    return train, test
