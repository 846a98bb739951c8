"""Gives the mask itself as the test part where nothing was rated.

Is: marks_unobserved_entries
"""


def train_test(ratings, p, rng):
    hidden = rng.choice([False, True], size=ratings.shape, p=[1 - p, p])
    test = hidden.astype(float)
    test[ratings > 0] *= ratings[ratings > 0]
    return ratings * ~hidden, test
