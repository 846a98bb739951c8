"""Hides exactly round(p * n), the first of a permutation of the observed places."""

def train_test(ratings, p, rng):
    places = np.argwhere(ratings)
    n = len(places)
    chosen = places[rng.permutation(n)[: round(p * n)]]
    train, test = ratings.copy(), np.zeros_like(ratings)
    for i, j in chosen:
        test[i, j] = ratings[i, j]
        train[i, j] = 0
    return train, test
