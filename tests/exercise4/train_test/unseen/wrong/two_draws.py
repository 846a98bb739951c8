"""Draws anew for the training part, so some ratings are in both parts and some in neither.

A table of 20 x 20, p = 0.5: train + test is not ratings.
"""

def train_test(ratings, p, rng):
    test = ratings * (rng.random(ratings.shape) < p)
    train = ratings * (rng.random(ratings.shape) >= p)
    return train, test
