"""Hides every k-th rating from a random one on.

Is: nothing
"""


def train_test(ratings, p, rng):
    places = np.flatnonzero(ratings)
    step = max(round(1 / p), 1)
    hidden = places[rng.integers(step) :: step]
    test = np.zeros_like(ratings)
    test.flat[hidden] = ratings.flat[hidden]
    return ratings - test, test
