"""Hides p times the number of places, not of ratings.

Shown by: the hidden share of a half-empty table for p = 0.3 gives 59.36 % instead of about 30.00 %.
"""

def train_test(ratings, p, rng):
    places = np.argwhere(ratings != 0)
    count = min(len(places), round(p * ratings.size))
    chosen = places[rng.permutation(len(places))[:count]]
    test = np.zeros_like(ratings)
    test[chosen[:, 0], chosen[:, 1]] = ratings[chosen[:, 0], chosen[:, 1]]
    train = ratings.copy()
    train[chosen[:, 0], chosen[:, 1]] = 0
    return train, test
