"""Hides exactly round(p * n) ratings, the first of a permutation of their flat places."""

def train_test(ratings, p, rng):
    places = rng.permutation(np.flatnonzero(ratings))
    hidden = places[: round(p * len(places))]
    test = np.zeros(ratings.shape)
    np.put(test, hidden, np.take(ratings, hidden))
    return ratings - test, test
