"""Every row gets a copy of the same generator, so all rows have the same pattern.

A full table of 50 x 4 with p = 0.5: all rows are hidden alike.
"""

from copy import deepcopy


def train_test(ratings, p, rng):
    train, test = ratings.copy(), np.zeros_like(ratings)
    for n in range(len(ratings)):
        hide = deepcopy(rng).random(ratings.shape[1]) < p
        test[n, hide] = ratings[n, hide]
        train[n, hide] = 0
    return train, test
