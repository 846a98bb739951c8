"""Takes the share p of all places of the table, not of the observed ratings.

A table of 20 x 20 with a quarter observed and p = 0.2: about 80 of 100 ratings are hidden, not 20.
"""

def train_test(ratings, p, rng):
    rows, cols = np.nonzero(ratings)
    k = min(round(p * ratings.size), len(rows))
    pick = rng.choice(len(rows), size=k, replace=False)
    train = ratings.copy()
    test = np.zeros_like(ratings)
    test[rows[pick], cols[pick]] = ratings[rows[pick], cols[pick]]
    train[rows[pick], cols[pick]] = 0
    return train, test
