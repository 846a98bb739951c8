"""Gives parts in whole numbers, in which a rating below 1 is 0.

Is: nothing
"""


def train_test(ratings, p, rng):
    test = rng.binomial(1, p, size=ratings.shape) * ratings.astype(int)
    train = ratings.astype(int)
    train[test > 0] = 0
    return train, test
