"""Draws one number per item and broadcasts it, so all ratings of an item share the same fate.

A full table of 50 x 4 with p = 0.5: each column is either hidden as a whole or not at all.
"""

def train_test(ratings, p, rng):
    hide = rng.random(ratings.shape[1]) < p
    return np.where(hide, 0.0, ratings), np.where(hide, ratings, 0.0)
