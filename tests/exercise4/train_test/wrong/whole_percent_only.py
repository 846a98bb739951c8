"""Draws whole numbers below 100, and cuts p to whole percent.

Is: nothing
"""


def train_test(ratings, p, rng):
    hidden = (rng.integers(100, size=ratings.shape) < int(100 * p)) & (ratings != 0)
    return ratings * ~hidden, ratings * hidden
