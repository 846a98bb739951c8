"""Draws as many places as ratings should be hidden, but among all places, gaps included.

Costs: 1
Says: of the observed ratings
Hint: Most places of the table are empty, so most of the drawn places hide nothing. The share p is a
    share of the ratings that are there.
"""


def train_test(ratings, p, rng):
    n_hidden = round(p * np.count_nonzero(ratings))
    chosen = rng.choice(ratings.size, size=n_hidden, replace=False)
    test = np.zeros(ratings.size)
    test[chosen] = ratings.ravel()[chosen]
    test = test.reshape(ratings.shape)
    return ratings - test, test
