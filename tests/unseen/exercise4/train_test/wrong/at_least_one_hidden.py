"""Hides at least one rating, whatever p says.

Any table with p = 0: one rating is in the test part.
"""

def train_test(ratings, p, rng):
    where = np.argwhere(ratings)
    k = max(1, round(p * len(where)))
    hidden = tuple(rng.permutation(where)[:k].T)
    train, test = ratings.copy(), np.zeros_like(ratings)
    test[hidden] = ratings[hidden]
    train[hidden] = 0
    return train, test
