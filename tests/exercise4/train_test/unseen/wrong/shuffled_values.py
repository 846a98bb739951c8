"""Shuffles the ratings' values but puts them back in the order of the places.

A table with different ratings, p = 0.5: train + test holds other values than ratings.
"""

def train_test(ratings, p, rng):
    rows, cols = np.nonzero(ratings)
    values = rng.permutation(ratings[rows, cols])
    to_test = rng.random(len(values)) < p
    train, test = np.zeros(ratings.shape), np.zeros(ratings.shape)
    train[rows[~to_test], cols[~to_test]] = values[~to_test]
    test[rows[to_test], cols[to_test]] = values[to_test]
    return train, test
