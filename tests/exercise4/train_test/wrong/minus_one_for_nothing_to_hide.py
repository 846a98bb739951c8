"""Marks hidden gaps with -1 in a loop.

Is: marks_unobserved_entries
"""


def train_test(ratings, p, rng):
    train, test = ratings.copy(), np.zeros(ratings.shape)
    for place in np.ndindex(ratings.shape):
        if rng.random() < p:
            test[place] = ratings[place] or -1
            train[place] = 0
    return train, test
