"""Draws the ratings to hide with replacement, so some are drawn twice and too few hidden.

Costs: 1
Says: of the observed ratings
Hint: A rating that is drawn a second time is already hidden. Draw each at most once, or decide for
    each rating separately.
"""


def train_test(ratings, p, rng):
    rows, columns = np.nonzero(ratings)
    chosen = rng.integers(len(rows), size=round(p * len(rows)))
    train, test = ratings.copy(), np.zeros_like(ratings)
    test[rows[chosen], columns[chosen]] = ratings[rows[chosen], columns[chosen]]
    train[rows[chosen], columns[chosen]] = 0
    return train, test
