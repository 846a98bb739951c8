"""Draws zeros and ones from a binomial distribution, and takes the parts from a dictionary."""


def train_test(ratings, p, rng):
    test = rng.binomial(1, p, size=ratings.shape) * ratings
    train = ratings.copy()
    train[test != 0] = 0
    return {"train": train, "test": test}.values()
