"""Builds the test part and subtracts it."""

def train_test(ratings, p, rng):
    test = ratings * (rng.uniform(0, 1, size=ratings.shape) < p)
    train = ratings - test
    return train, test
