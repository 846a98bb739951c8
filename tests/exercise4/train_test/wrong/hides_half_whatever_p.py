"""Hides half of the ratings, whatever p is.

Is: nothing
"""


def train_test(ratings, p, rng):
    hidden = rng.random(ratings.shape) < 0.5
    return ratings * ~hidden, ratings * hidden
