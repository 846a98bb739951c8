"""Hides at least one rating, whatever p says.

Any table with p = 0: one rating is in the test part.

Disputed: What is fair leaves "an empty test part" untested, so p = 0 is open. For any other p it hides one rating where
  round(p * n) is 0, as train_test_split of scikit-learn does, which rounds up and counts as right.
"""

def train_test(ratings, p, rng):
    where = np.argwhere(ratings)
    k = max(1, round(p * len(where)))
    hidden = tuple(rng.permutation(where)[:k].T)
    train, test = ratings.copy(), np.zeros_like(ratings)
    test[hidden] = ratings[hidden]
    train[hidden] = 0
    return train, test
