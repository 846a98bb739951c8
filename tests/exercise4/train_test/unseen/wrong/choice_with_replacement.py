"""Draws round(p * n) ratings but forgets replace=False, so that some are drawn twice and too few are hidden.

    table = np.full((100, 100), 3.0)
    _, test = train_test(table, 0.5, np.random.default_rng(0))
    0.47 < np.mean(test != 0) < 0.53

Right result: np.True_
This answer: np.False_
"""

def train_test(ratings, p, rng):
    rows, cols = np.where(ratings != 0)
    n_test = int(round(p * len(rows)))
    test_idx = rng.choice(len(rows), size=n_test)
    test = np.zeros(ratings.shape)
    test[rows[test_idx], cols[test_idx]] = ratings[rows[test_idx], cols[test_idx]]
    train = ratings - test
    return train, test
