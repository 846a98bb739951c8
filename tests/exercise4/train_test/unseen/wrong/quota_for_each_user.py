"""Hides round(p * n) ratings of each user by itself, so users with few ratings never lose one.

    table = np.zeros((1000, 10))
    table[:, :4] = 3.0
    _, test = train_test(table, 0.1, np.random.default_rng(0))
    np.count_nonzero(test) > 0

Right result: np.True_
This answer: np.False_
"""

def train_test(ratings, p, rng):
    train = ratings.copy()
    test = np.zeros_like(ratings)
    for user in range(ratings.shape[0]):
        items = np.flatnonzero(ratings[user])
        count = int(round(p * len(items)))
        chosen = rng.choice(items, size=count, replace=False) if count else []
        for item in chosen:
            test[user, item] = ratings[user, item]
            train[user, item] = 0
    return train, test
