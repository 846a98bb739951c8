"""Draws zeros and ones from a binomial distribution and returns integers."""


def train_test(ratings, p, rng):
    test = rng.binomial(1, p, size=ratings.shape) * ratings.astype(int)
    train = ratings.astype(int)
    train[test > 0] = 0
    return {"train": train, "test": test}.values()
