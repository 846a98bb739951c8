"""Throws a die with a hundred faces for each rating, so that p = 0.004 becomes one percent.

    table = np.full((1000, 1000), 3.0)
    _, test = train_test(table, 0.004, np.random.default_rng(0))
    round(np.mean(test != 0), 3)

Right result: np.float64(0.004)
This answer: np.float64(0.01)
"""

def train_test(ratings, p, rng):
    dice = rng.integers(0, 100, size=ratings.shape)
    hidden = (dice < 100 * p) & (ratings != 0)
    test = np.where(hidden, ratings, 0.0)
    train = np.where(hidden, 0.0, ratings)
    return train, test
