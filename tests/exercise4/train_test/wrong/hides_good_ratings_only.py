"""Hides ratings above 3 only.

Is: nothing
"""


def train_test(ratings, p, rng):
    hidden = (rng.random(ratings.shape) < p) & (ratings > 3)
    return ratings * ~hidden, ratings * hidden
