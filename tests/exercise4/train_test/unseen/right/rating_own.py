"""Each rating on its own, with a mask of the whole table.
"""

def train_test(ratings, p, rng):
    hidden = (rng.random(ratings.shape) < p) & (ratings != 0)
    test = np.where(hidden, ratings, 0)
    return ratings - test, test
