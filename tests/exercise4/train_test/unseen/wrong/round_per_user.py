"""Hides round(p * n) of the ratings of each user, so users with few ratings are never touched.

A table with one rating in each of 50 rows and p = 0.4: nothing is ever hidden.
"""

def train_test(ratings, p, rng):
    train = ratings.copy()
    test = np.zeros_like(ratings)
    for n, row in enumerate(ratings):
        seen = np.flatnonzero(row)
        hidden = rng.choice(seen, size=round(p * len(seen)), replace=False) if len(seen) else seen
        test[n, hidden] = row[hidden]
        train[n, hidden] = 0
    return train, test
