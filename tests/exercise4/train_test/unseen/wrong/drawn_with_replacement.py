"""Draws the hidden ratings with replacement, so some are drawn twice and fewer than the share p are hidden.

    table = np.full((100, 100), 3.0)
    train, test = train_test(table, 0.5, np.random.default_rng(0))
    result = round(float(np.mean(test != 0)), 1)

Right result: 0.5
This answer: 0.4
"""

def train_test(ratings, p, rng):
    places = np.argwhere(ratings != 0)
    number = round(p * len(places))
    chosen = places[rng.integers(len(places), size=number)]
    test = np.zeros_like(ratings)
    test[chosen[:, 0], chosen[:, 1]] = ratings[chosen[:, 0], chosen[:, 1]]
    train = ratings - test
    return train, test
