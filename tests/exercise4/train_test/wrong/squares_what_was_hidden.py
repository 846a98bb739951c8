"""Multiplies the test part by the ratings once too often.

Is: nothing
"""


def train_test(ratings, p, rng):
    hidden = ratings * (rng.random(ratings.shape) < p)
    return ratings - hidden, hidden * ratings
