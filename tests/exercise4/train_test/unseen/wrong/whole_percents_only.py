"""Draws whole percents from 0 to 99 and compares with 100 p, so p = 0.004 hides one percent instead of 0.4.

    table = np.full((500, 500), 3.0)
    train, test = train_test(table, 0.004, np.random.default_rng(0))
    result = round(float(np.mean(test != 0)), 3)

Right result: 0.004
This answer: 0.01
"""

def train_test(ratings, p, rng):
    percent = rng.integers(0, 100, size=ratings.shape)
    to_test = (percent < 100 * p) & (ratings != 0)
    test = ratings * to_test
    train = ratings * ~to_test
    return train, test
