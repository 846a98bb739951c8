"""Int() rounds down, also 0.29 * 100 = 28.999... to 28.

Against "hide exactly `round(p * n)` of the n ratings".
"""

def train_test(ratings, p, rng):
    places = np.flatnonzero(ratings)
    chosen = rng.choice(places, size=int(p * places.size), replace=False)
    train = ratings.copy()
    test = np.zeros_like(train)
    test.flat[chosen] = train.flat[chosen]
    train.flat[chosen] = 0
    return train, test
