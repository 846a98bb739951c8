"""Exactly round(p n) of the ratings, from a permutation of their flat places.
"""

def train_test(ratings, p, rng):
    places = np.flatnonzero(ratings)
    hidden = rng.permutation(places)[: round(p * places.size)]
    test = np.zeros(ratings.size, dtype=ratings.dtype)
    test[hidden] = ratings.ravel()[hidden]
    test = test.reshape(ratings.shape)
    train = ratings.copy()
    train[test != 0] = 0
    return train, test
