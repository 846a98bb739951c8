"""Uses rng for the number of hidden ratings only, and hides the first ones of the table.

A full table of 20 x 20, p = 0.5: the last row is never hidden, the first always.
"""

def train_test(ratings, p, rng):
    places = np.flatnonzero(ratings)
    k = rng.binomial(len(places), p)
    train, test = ratings.copy(), np.zeros_like(ratings)
    test.flat[places[:k]] = ratings.flat[places[:k]]
    train.flat[places[:k]] = 0
    return train, test
