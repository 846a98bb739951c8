"""Draws one random number an item and broadcasts it, so all ratings of an item go the same way.

    table = np.full((30, 40), 3.0)
    train, test = train_test(table, 0.5, np.random.default_rng(0))
    whole = np.all(test != 0, axis=0) | np.all(test == 0, axis=0)
    result = float(np.mean(whole))

Right result: 0
This answer: 1
"""

def train_test(ratings, p, rng):
    draws = rng.random(len(ratings[0]))
    hide = draws < p
    train, test = ratings.copy(), ratings.copy()
    train[np.broadcast_to(hide, ratings.shape)] = 0
    test[np.broadcast_to(~hide, ratings.shape)] = 0
    return train, test
