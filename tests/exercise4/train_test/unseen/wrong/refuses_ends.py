"""Refuses p = 0 and p = 1, which are probabilities like others.

Any table with p = 0 (or 1): ValueError instead of an empty test part.

Disputed: What is fair leaves "an empty test part" untested, and the statement names 0.1, 0.25 and 0.004 as probabilities
  but neither 0 nor 1, at which one of the parts is empty.
"""

def train_test(ratings, p, rng):
    if not 0 < p < 1:
        raise ValueError("p must lie between 0 and 1")
    hide = rng.random(ratings.shape) < p
    return ratings * ~hide, ratings * hide
