"""Decides column by column in a loop.

Is: hides_whole_items
"""


def train_test(ratings, p, rng):
    train, test = ratings.copy(), ratings.copy()
    for m in range(ratings.shape[1]):
        (train if rng.random() < p else test)[:, m] = 0
    return train, test
