"""Returns the whole table beside a few of its ratings.

Is: keeps_hidden_ratings_in_train
"""


def train_test(ratings, p, rng):
    return ratings, ratings * rng.binomial(1, p, size=ratings.shape)
