"""Hides whole users: one coin a row.

Shown by: p = 0.5 on a full table of 200 x 100 gives whole rows hidden instead of each rating on its
own.
"""

def train_test(ratings, p, rng):
    hidden = rng.random(len(ratings)) < p
    test = ratings * hidden[:, None]
    train = ratings * ~hidden[:, None]
    return train, test
