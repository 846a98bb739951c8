"""Draws whole numbers below 20.

Is: nothing
"""


def train_test(ratings, p, rng):
    hidden = (rng.integers(20, size=ratings.shape) < round(20 * p)) & (ratings != 0)
    return ratings * ~hidden, ratings * hidden
