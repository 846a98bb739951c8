"""Takes ratings of 1 for missing, so they end up in neither part.

A table that holds a rating of 1, any p: train + test lacks it.
"""

def train_test(ratings, p, rng):
    observed = ratings > 1
    to_test = observed & (rng.random(ratings.shape) < p)
    to_train = observed & ~to_test
    return ratings * to_train, ratings * to_test
