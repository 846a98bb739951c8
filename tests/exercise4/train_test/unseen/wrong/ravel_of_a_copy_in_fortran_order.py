"""np.copy keeps the memory order, so for a transposed table ravel() is a copy and what is set to 0 in it is lost.

    table = np.arange(1.0, 13.0).reshape(3, 4).T
    train, test = train_test(table, 0.5, np.random.default_rng(0))
    result = bool(np.array_equal(train + test, table))

Right result: True
This answer: False
"""

def train_test(ratings, p, rng):
    train = np.copy(ratings)
    test = np.copy(ratings)
    hidden = rng.random(ratings.size) < p
    train.ravel()[hidden] = 0
    test.ravel()[~hidden] = 0
    return train, test
