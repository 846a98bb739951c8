"""Gives each user a generator of their own, spawned from rng, and sets zeros in a copy."""


def train_test(ratings, p, rng):
    train, test = ratings.copy(), ratings.copy()
    for n, child in enumerate(rng.spawn(len(ratings))):
        for m in range(ratings.shape[1]):
            (train if child.random() < p else test)[n, m] = 0
    return train, test
