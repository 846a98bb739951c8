"""Draws once for each column and not for each rating, so that all ratings of an item go the same way.

    table = np.full((100, 20), 4.0)
    _, test = train_test(table, 0.5, np.random.default_rng(0))
    sorted(set(np.count_nonzero(test, axis=0).tolist())) == [0, 100]

Right result: False
This answer: True
"""

def train_test(ratings, p, rng):
    mask = rng.random(ratings.shape[1]) < p
    test = np.where(mask, ratings, 0.0)
    train = np.where(mask, 0.0, ratings)
    return train, test
