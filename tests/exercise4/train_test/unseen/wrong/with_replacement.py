"""rng.choice draws with replacement, so the same rating is chosen several times and too few are hidden.

Any table with 40 ratings and p = 1: a third of the ratings stays in the training part.
"""

def train_test(ratings, p, rng):
    rows, cols = np.nonzero(ratings)
    pick = rng.choice(len(rows), size=round(p * len(rows)))
    train = ratings.copy()
    test = np.zeros_like(ratings)
    test[rows[pick], cols[pick]] = ratings[rows[pick], cols[pick]]
    train[rows[pick], cols[pick]] = 0
    return train, test
