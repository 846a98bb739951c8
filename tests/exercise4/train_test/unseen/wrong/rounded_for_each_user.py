"""Hides round(p * count) ratings of each user, so users with few ratings never lose one.

    table = np.zeros((1000, 10))
    table[:, :4] = 3.0
    train, test = train_test(table, 0.1, np.random.default_rng(0))
    result = round(float((test != 0).sum() / (table != 0).sum()), 1)

Right result: 0.1
This answer: 0
"""

def train_test(ratings, p, rng):
    train = np.array(ratings, dtype=float)
    test = np.zeros(ratings.shape)
    for user in range(ratings.shape[0]):
        rated = np.flatnonzero(ratings[user])
        hidden = rng.choice(rated, size=round(p * len(rated)), replace=False) if len(rated) else rated
        test[user, hidden] = ratings[user, hidden]
        train[user, hidden] = 0
    return train, test
