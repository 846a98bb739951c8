"""Hides exactly round(p n) ratings, drawn without replacement."""


def train_test(ratings, p, rng):
    places = np.flatnonzero(ratings)
    chosen = rng.choice(places, size=round(p * len(places)), replace=False)
    test = np.zeros(ratings.size)
    test[chosen] = ratings.flat[chosen]
    test = test.reshape(ratings.shape)
    return ratings - test, test
