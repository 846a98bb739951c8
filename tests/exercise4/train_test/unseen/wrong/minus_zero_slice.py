"""Takes the last k of a permutation with [-k:], which is everything for k = 0.

Any table with p = 0: all ratings are in the test part.
"""

def train_test(ratings, p, rng):
    order = rng.permutation(np.flatnonzero(ratings))
    k = round(p * len(order))
    hidden = order[-k:]
    train, test = ratings.copy(), np.zeros_like(ratings)
    test.flat[hidden] = ratings.flat[hidden]
    train.flat[hidden] = 0
    return train, test
