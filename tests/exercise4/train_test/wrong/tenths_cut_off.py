"""Draws whole numbers below 10, and cuts 10 p off.

Is: nothing
"""


def train_test(ratings, p, rng):
    rows, columns = np.nonzero(ratings)
    hidden = rng.integers(10, size=rows.size) < int(10 * p)
    test = np.zeros_like(ratings)
    test[rows[hidden], columns[hidden]] = ratings[rows[hidden], columns[hidden]]
    return ratings - test, test
