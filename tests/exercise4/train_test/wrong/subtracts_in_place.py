"""Subtracts the test part in place.

Is: modifies_its_input
"""


def train_test(ratings, p, rng):
    test = ratings * (rng.random(size=ratings.shape) < p)
    ratings -= test
    return ratings.copy(), test
