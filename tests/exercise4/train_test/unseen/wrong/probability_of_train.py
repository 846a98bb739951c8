"""Takes p as the probability of the training part.

p = 0.1 on a large table: about 90 percent of the ratings go to the test part.
"""

def train_test(ratings, p, rng):
    keep = rng.random(ratings.shape) < p
    return ratings * keep, ratings * ~keep
