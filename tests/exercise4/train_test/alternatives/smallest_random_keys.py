"""Gives each rating a random key and hides those with the smallest; returns a named tuple."""

from collections import namedtuple

Parts = namedtuple("Parts", "train test")


def train_test(ratings, p, rng):
    keys = np.where(ratings != 0, rng.random(ratings.shape), np.inf)
    n_hidden = round(p * np.count_nonzero(ratings))
    hidden = np.argsort(keys, axis=None)[:n_hidden]
    test = np.zeros_like(ratings)
    np.put(test, hidden, np.take(ratings, hidden))
    return Parts(train=ratings - test, test=test)
