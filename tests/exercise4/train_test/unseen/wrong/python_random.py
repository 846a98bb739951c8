"""Uses the random module of Python, seeded with a constant: other seeds of rng give the same split.

A table of 20 x 20, p = 0.5, with default_rng(0) and with default_rng(1): the same split.
"""

def train_test(ratings, p, rng):
    import random

    random.seed(0)
    places = list(zip(*np.nonzero(ratings)))
    chosen = random.sample(places, round(p * len(places)))
    train, test = ratings.copy(), np.zeros(ratings.shape)
    for i, j in chosen:
        train[i, j], test[i, j] = 0, ratings[i, j]
    return train, test
