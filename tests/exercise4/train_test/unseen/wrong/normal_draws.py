"""Compares normal, not uniform, draws with p.

p = 0.1 on a large table: more than half is hidden.
"""

def train_test(ratings, p, rng):
    hide = rng.standard_normal(ratings.shape) < p
    train, test = ratings.copy(), ratings.copy()
    train[hide] = 0
    test[~hide] = 0
    return train, test
